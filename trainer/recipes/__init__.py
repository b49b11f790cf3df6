"""Recipes: what decides a training, how it is read and checked, and those that ship with the trainer."""
