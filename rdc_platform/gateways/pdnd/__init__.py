"""PDND and ModI: the voucher of each call, the signature of its body, the proof of who made it. Off where no agreement is set."""
