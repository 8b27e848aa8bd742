"""The files of other projects that HILO carries: where they come from and how they are refreshed."""
