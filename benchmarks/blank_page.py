"""What Streamlit itself costs: one slider, two keys that move it, one formula, one chart.

``streamlit run benchmarks/blank_page.py`` runs it with the settings of the app; ``?chart=true``
adds the chart.
"""

import streamlit as st

LAST = 4


def move(by: int) -> None:
    """Move the slider as the keys of the app move its index."""
    st.session_state["i"] = min(max(st.session_state["i"] + by, 0), LAST)


st.button("previous", shortcut="Left", on_click=move, args=(-1,))
st.button("next", shortcut="Right", on_click=move, args=(1,))
index = st.slider("index", 0, LAST, LAST // 2, key="i")
st.latex(f"f_{{{index}}}")
if st.query_params.get("chart") == "true":
    st.plotly_chart({"data": [{"type": "scatter", "y": [1, 2]}], "layout": {}}, key="chart")
