/// What is hard to use about the page that is open, on a phone that a hand holds upright.
enum PhoneScreen {
    /// What is drawn and can be seen, whether it stands in the window at this moment or further down.
    private static let isSeen =
        "(node) => node.checkVisibility({ visibilityProperty: true }) && "
        + "node.getClientRects().length > 0 && !node.closest('.visually-hidden')"

    /// What reaches beyond the right edge, so that the whole page must be pushed to and fro.
    ///
    /// A phone would show a page that is too wide in small, so its own width is no measure.
    static func overflow(in browser: Browser, width: Int) async throws -> [String] {
        let scroll = try await browser.text("document.scrollingElement.scrollWidth")
        guard let reached = Int(scroll), reached <= width else {
            let culprits = try await browser.lines(
                """
                [...document.querySelectorAll('body *')].filter((node) => node.getBoundingClientRect().right > \(width) + 1)
                  .map((node) => node.outerHTML.slice(0, 120).replaceAll('\\n', ' ')).slice(0, 10)
                """
            )
            return ["\(scroll) px wide"] + culprits
        }
        return []
    }

    /// What is smaller than the 24 × 24 CSS pixels of WCAG 2.5.8; links within a sentence may be as high as its lines.
    static func smallTargets(in browser: Browser) async throws -> [String] {
        try await browser.lines(
            """
            ((isSeen) => {
              const isWithinSentence = (node) => node.matches('a') && getComputedStyle(node).display === 'inline'
                && [...node.parentNode.childNodes].some((other) => other.nodeType === 3 && other.data.trim() !== '');
              const sizeOf = (node) => {
                const boxes = [node, node.closest('label')].filter(Boolean).map((each) => each.getBoundingClientRect());
                const { content, position, width, height } = getComputedStyle(node, '::after');
                if (content !== 'none' && position === 'absolute') {
                  boxes.push({ width: parseFloat(width), height: parseFloat(height) });
                }
                return ['width', 'height'].map((name) => Math.max(...boxes.map((box) => box[name])));
              };
              return [...document.querySelectorAll('a[href], button, input, select, summary, [role=button]')]
                .filter((node) => isSeen(node) && !isWithinSentence(node))
                .filter((node) => sizeOf(node).some((length) => length < 23.9))
                .map((node) => `${sizeOf(node).map(Math.round).join('×')} ${node.outerHTML.slice(0, 120)}`.replaceAll('\\n', ' '));
            })(\(isSeen))
            """
        )
    }

    /// Texts below 12 CSS pixels.
    static func smallTexts(in browser: Browser) async throws -> [String] {
        try await browser.lines(
            """
            ((isSeen) => {
              const found = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const { data, parentElement: node } = walker.currentNode;
                if (data.trim() === '' || node.closest('script, style, noscript') || !isSeen(node)) continue;
                const size = parseFloat(getComputedStyle(node).fontSize);
                if (size < 12) found.push(`${size} px: ${data.trim().slice(0, 60)}`);
              }
              return found;
            })(\(isSeen))
            """
        )
    }
}
