"""View modes other than side by side: several results in one place."""
