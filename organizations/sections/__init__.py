"""Words for what the audit trail holds."""
