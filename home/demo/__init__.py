"""The demo centre: its content and pictures, loaded by the management command load_demo."""
