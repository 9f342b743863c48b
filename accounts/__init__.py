"""Who: operators, roles, accreditation and its acts, the second factor, and what each profile may see."""
