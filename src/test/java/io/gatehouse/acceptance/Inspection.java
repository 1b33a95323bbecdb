package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/// What must hold of every page, whatever it shows: nothing that axe objects to, light or dark; room for it on the
/// smallest screen; controls that a finger can hit; and a browser that has nothing to complain about.
final class Inspection {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /// All else is the same in the dark: nothing but colours differ.
    private static final List<String> RULES_OF_COLOUR = List.of("color-contrast", "link-in-text-block");

    private static final int DESKTOP = 1280;
    private static final int SMALLEST = 320;
    private static final int HEIGHT = 900;

    /// What is folded is a part of the page too.
    private static final String UNFOLD =
            "() => document.querySelectorAll('details:not(.menu)').forEach(one => { one.open = true; })";

    /// The elements that reach beyond the screen, if the page can be scrolled sideways.
    private static final String TOO_WIDE =
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const wide = [...document.querySelectorAll('body *')]
                .filter(one => one.getBoundingClientRect().right > width + 1)
                .map(one => one.tagName.toLowerCase() + '.' + (one.getAttribute('class') ?? ''));
              return ['page: ' + document.documentElement.scrollWidth + ' px', ...wide.slice(0, 8)];
            }
            """;

    /// Controls below 24 by 24 px. Links within a text are none; the words of a box or a disc belong to it.
    private static final String TOO_SMALL =
            """
            () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
              .filter(one => one.checkVisibility({ visibilityProperty: true }) && one.type !== 'hidden')
              .filter(one => !(one.matches('a') && getComputedStyle(one).display === 'inline'))
              .filter(one => !one.closest('.visually-hidden, .skip-link'))
              .map(one => [one, (one.matches('[type=radio], [type=checkbox]') ? one.closest('label') : one).getBoundingClientRect()])
              .filter(([, box]) => box.width < 24 || box.height < 24)
              .map(([one, box]) => `${one.outerHTML.slice(0, 90)}: ${box.width} x ${box.height}`)
            """;

    /// Apostrophes of typewriters. What was typed, and what AWS or a program says, is shown as it is.
    private static final String STRAIGHT =
            """
            () => [...document.querySelectorAll('main :is(h1, h2, p, dt, dd, li, td, th, label, legend, span, a, button)')]
              .filter(one => !one.closest('.mono, pre, code'))
              .flatMap(one => [...one.childNodes].filter(node => node.nodeType === Node.TEXT_NODE))
              .map(node => node.textContent.trim())
              .filter(text => /[a-zA-Z]'s\\b/.test(text))
            """;

    private Inspection() {}

    /// Inspects what the tab shows, and leaves it as wide as it was.
    static void inspect(Tab tab) {
        Page page = tab.page();
        page.setViewportSize(DESKTOP, HEIGHT);
        page.evaluate(UNFOLD);
        var found = new SoftAssertions();
        tab.choose("light");
        found.assertThat(objections(new AxeBuilder(page).withTags(RULES))).as("axe, light").isEmpty();
        tab.choose("dark");
        found.assertThat(objections(new AxeBuilder(page).withRules(RULES_OF_COLOUR))).as("axe, dark").isEmpty();
        found.assertThat(strings(page.evaluate(TOO_SMALL))).as("controls below 24 px").isEmpty();
        found.assertThat(strings(page.evaluate(STRAIGHT))).as("apostrophes that are not ’").isEmpty();
        page.setViewportSize(SMALLEST, HEIGHT);
        found.assertThat(strings(page.evaluate(TOO_WIDE))).as("wider than %d px", SMALLEST).isEmpty();
        page.setViewportSize(DESKTOP, HEIGHT);
        found.assertThat(tab.complaints()).as("complaints of the browser").isEmpty();
        found.assertAll();
    }

    private static List<String> objections(AxeBuilder axe) {
        AxeResults results = axe.setLegacyMode(true).analyze();
        assertThat(results.getPasses()).as("rules that axe looked at").isNotEmpty();
        return results.getViolations().stream().map(Inspection::sentence).toList();
    }

    private static String sentence(Rule violation) {
        var places =
                violation.getNodes().stream().limit(4).map(node -> node.getHtml() + " " + node.getFailureSummary());
        return violation.getId() + ": " + violation.getHelp() + "\n  " + String.join("\n  ", places.toList());
    }

    private static List<String> strings(Object evaluated) {
        var strings = new ArrayList<String>();
        ((List<?>) evaluated).forEach(one -> strings.add(String.valueOf(one)));
        return strings;
    }
}
