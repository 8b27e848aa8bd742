"""The project package: wiring, and the few words every app shares."""
