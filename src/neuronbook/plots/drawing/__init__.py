"""What every figure is drawn with: style, panels, frames, contour lines, many dots."""
