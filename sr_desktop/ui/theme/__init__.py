"""How the window looks: neutral palettes that follow the system, fonts with tabular digits, tinted icons."""
