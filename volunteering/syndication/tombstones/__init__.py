"""What is no longer public: formats that tell of deletions ask here."""
