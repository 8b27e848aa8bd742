"""The files of other projects that HILO carries: where they come from, how they are refreshed."""
