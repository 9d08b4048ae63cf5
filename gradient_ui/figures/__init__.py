"""Records -> Plotly figures, as plain dictionaries. Nothing here imports streamlit."""
