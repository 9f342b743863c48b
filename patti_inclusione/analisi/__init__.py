"""What the Analisi preliminare asks and what follows from the answers: catalogue, pages, rules, proposal. No page, no writing."""
