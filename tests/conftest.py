"""Its being here lets every test import the builders that stand beside it."""
