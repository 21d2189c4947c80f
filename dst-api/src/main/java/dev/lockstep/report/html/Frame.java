package dev.lockstep.report.html;

import java.util.function.Consumer;

/**
 * The document around a page: its policy, its style and its script. The policy forbids every request and everything but
 * these two texts, which it names by their digests.
 */
final class Frame {

    private Frame() {}

    /**
     * Writes a document.
     *
     * @param title its title, which may be a text of a walk
     * @param inside writes the content of the body
     */
    static void write(Markup page, String title, Consumer<Markup> inside) {
        page.doctype().open("html", "lang", "en").open("head");
        page.open("meta", "charset", "utf-8");
        page.open("meta", "http-equiv", "Content-Security-Policy", "content", policy());
        page.open("meta", "name", "referrer", "content", "no-referrer");
        page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.open("meta", "name", "color-scheme", "content", "light dark");
        page.element("title", Markup.named(title));
        page.file("style", Asset.STYLE).closeLine();
        page.open("body");
        inside.accept(page);
        page.file("script", Asset.SCRIPT).close().closeLine();
    }

    private static String policy() {
        return "default-src 'none'; script-src " + Asset.SCRIPT.source() + "; style-src " + Asset.STYLE.source()
                + "; base-uri 'none'; form-action 'none'";
    }
}
