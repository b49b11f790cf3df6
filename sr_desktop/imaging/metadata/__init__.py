"""What a picture's file says besides its pixels, and what of it a picture made of it carries on."""
