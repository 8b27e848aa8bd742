"""Reads settings from the environment; NAME_FILE names a file that holds the value of NAME."""

from __future__ import annotations

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent

environ.Env.read_env(BASE_DIR / ".env")
env = environ.FileAwareEnv()
