"""RSS 2.0, Atom and JSON Feed of news, stories, events and every other kind of posts: what the API tells, in the words of feed readers."""
