// What X puts around each of its editors: the box's name, which counts the parts of a thread.

/** The frame of one box; `large` boxes stand at home and in the dialog. */
export function Frame({ part, large, onClick, children }) {
  return (
    <div data-testid={`tweetTextarea_${part}_label`} className="area-label">
      <div>
        <div dir="ltr" className={large ? "area area-large" : "area"}>
          <div>
            <div>
              <div
                data-testid={`tweetTextarea_${part}RichTextInputContainer`}
                style={{ minHeight: "24px", height: "100%" }}
                onClick={onClick}
              >
                {children}
              </div>
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}
