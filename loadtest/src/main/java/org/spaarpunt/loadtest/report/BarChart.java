package org.spaarpunt.loadtest.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Horizontal bars in groups, as SVG that reads in light and dark surroundings, and by ear. The same chart is the same
 * text on every machine: nothing is measured by fonts.
 *
 * @param title one line
 * @param note what the bars show, in a sentence
 */
record BarChart(String title, String note, List<Group> groups) {
    private static final int WIDTH = 760;
    private static final int LEFT = 230;
    private static final int RIGHT = 130;
    private static final int TOP = 70;
    private static final int BAR = 18;
    private static final int STEP = 23;
    private static final int HEADING = 30;
    private static final int GAP = 12;

    /** Text stands on its line, and not in the middle of its bar. */
    private static final int BASELINE = 14;

    private static final String STYLE = """
            .paper { fill: #ffffff } text { fill: #1f2328; font: 14px system-ui, sans-serif }
            .title { font-weight: 600; font-size: 16px } .note, .group { fill: #59636e }
            .c0 { fill: #0b6bcb } .c1 { fill: #6cb1f0 } .c2 { fill: #c2571a } .c3 { fill: #768390 } .c4 { fill: #2f8f5b }
            .rest { fill-opacity: 0.45 }
            @media (prefers-color-scheme: dark) {
                .paper { fill: #0d1117 } text { fill: #e6edf3 } .note, .group { fill: #9198a1 }
                .c0 { fill: #4493f8 } .c1 { fill: #1f5fa8 } .c2 { fill: #e0823d } .c3 { fill: #8b949e } .c4 { fill: #3fb950 }
            }
            """;

    BarChart {
        groups = List.copyOf(groups);
    }

    record Group(String heading, List<Bar> bars) {
        Group {
            bars = List.copyOf(bars);
        }
    }

    /**
     * @param color 0 to 4, the same for the same thing in all charts
     * @param first how long its first part is
     * @param second how long the paler part behind it is
     * @param value what stands at its end
     */
    record Bar(String label, int color, double first, double second, String value) {}

    /** The text of the file. */
    String svg() {
        try {
            var text = new StringWriter();
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            write(xml);
            xml.close();
            return text + "\n";
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Text can be written into memory", impossible);
        }
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        int height = TOP
                + groups.stream()
                        .mapToInt(group -> HEADING + STEP * group.bars().size() + GAP)
                        .sum();
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
        attributes(xml, "viewBox", "0 0 " + WIDTH + " " + height, "width", WIDTH, "height", height);
        attributes(xml, "role", "img", "aria-labelledby", "title desc");
        element(xml, "title", title, "id", "title");
        element(xml, "desc", description(), "id", "desc");
        element(xml, "style", "\n" + STYLE);
        element(xml, "rect", "", "class", "paper", "width", WIDTH, "height", height, "rx", 6);
        element(xml, "text", title, "class", "title", "x", GAP, "y", 26);
        element(xml, "text", note, "class", "note", "x", GAP, "y", 48);
        int y = TOP;
        for (var group : groups) {
            element(xml, "text", group.heading(), "class", "group", "x", GAP, "y", y + BASELINE);
            y += HEADING;
            for (var bar : group.bars()) {
                write(bar, y, xml);
                y += STEP;
            }
            y += GAP;
        }
        xml.writeEndElement();
    }

    private void write(Bar bar, int y, XMLStreamWriter xml) throws XMLStreamException {
        element(xml, "text", bar.label(), "x", LEFT - GAP, "y", y + BASELINE, "text-anchor", "end");
        double first = length(bar.first());
        double second = length(bar.second());
        part(xml, "c" + bar.color(), LEFT, y, first);
        if (second > 0) {
            part(xml, "rest c" + bar.color(), LEFT + first, y, second);
        }
        element(xml, "text", bar.value(), "x", tenths(LEFT + first + second + GAP / 2.0), "y", y + BASELINE);
    }

    private static void part(XMLStreamWriter xml, String type, double x, int y, double width)
            throws XMLStreamException {
        element(xml, "rect", "", "class", type, "x", tenths(x), "y", y, "width", tenths(width), "height", BAR);
    }

    private double length(double value) {
        double longest = groups.stream()
                .flatMap(group -> group.bars().stream())
                .mapToDouble(bar -> bar.first() + bar.second())
                .max()
                .orElse(0);
        return longest == 0 ? 0 : value / longest * (WIDTH - LEFT - RIGHT);
    }

    /** All that the chart shows, for those who hear it. */
    private String description() {
        var text = new StringBuilder(note);
        for (var group : groups) {
            text.append(' ').append(group.heading()).append(':');
            for (var bar : group.bars()) {
                text.append(' ')
                        .append(bar.label())
                        .append(' ')
                        .append(bar.value())
                        .append(';');
            }
        }
        return text.toString();
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static void element(XMLStreamWriter xml, String name, String text, Object... attributes)
            throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
        attributes(xml, attributes);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** @param pairs of names and values */
    private static void attributes(XMLStreamWriter xml, Object... pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.length; i += 2) {
            xml.writeAttribute(pairs[i].toString(), pairs[i + 1].toString());
        }
    }
}
