"""What the API says about frameworks."""
