"""The Quadro di analisi without the database: its catalogue, its pages, its rules, its picture."""
