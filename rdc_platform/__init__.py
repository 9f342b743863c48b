"""The composition root above, the shared kernel below; no rule of the law here."""
