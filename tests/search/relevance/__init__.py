"""How good the answers of the search are: sets of documents and graded questions, and what asks and scores them."""
