"""Who may do what in the accreditation: this table is the whole policy of the app."""
