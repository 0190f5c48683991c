"""What search engines read in our pages: schema.org as JSON-LD, translated from what the API tells."""

from .graphs import Graph, breadcrumb_list, front_graph, graph_of, script_text

__all__ = ["Graph", "breadcrumb_list", "front_graph", "graph_of", "script_text"]
