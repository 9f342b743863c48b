"""Pages over the exchanges and the register, for who runs them: no function's datum is shown here."""
