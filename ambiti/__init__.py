"""The territory (Ambito, Comune, Convenzione), and the households with identity data only."""
