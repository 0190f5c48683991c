"""The engine of the site search: which kinds are searched, and one ranked list over all of them."""
