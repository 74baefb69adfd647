"""What the GDPR asks of a firm: exports, erasure, retention, consents, the register of processing."""
