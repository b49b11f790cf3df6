"""What commands are told: types of arguments, and groups of them that several commands share."""
