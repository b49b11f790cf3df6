"""What a machine must offer before Qt can be imported. Standard library only: it runs before anything is installed."""
