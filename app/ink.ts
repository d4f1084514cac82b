/** The ground of a page by night and by day, for what lies outside of it: the browser's own bars. As in tokens.css. */
export const INK = { night: "#090d12", day: "#f1f4ef" };
