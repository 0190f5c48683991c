"""The same content in other people's formats: RSS and the sitemap."""
