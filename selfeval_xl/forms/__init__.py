"""Forms as data: specs in TOML, and finding their fields by labels in any sheet."""
