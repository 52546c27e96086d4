package dev.kubeone.model.yaml;

import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Finds where everything stands in a text that was read before and found to be one document. */
final class SpotReader {
    private final String text;
    private final Parser parser;
    private final Map<String, Spot> anchors = new HashMap<>();
    /** Offset in chars of each code point, or null where they are the same. */
    private final int[] offsets;

    private SpotReader(String text) {
        this.text = text;
        this.parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
        this.offsets = offsets(text);
    }

    static Spot read(String text) {
        SpotReader reader = new SpotReader(text);
        reader.parser.getEvent();
        reader.parser.getEvent();
        return reader.spot(reader.parser.getEvent());
    }

    private Spot spot(Event event) {
        Spot spot = new Spot(at(event.getStartMark()), at(event.getEndMark()), flow(event));
        if (event instanceof AliasEvent alias) {
            spot.text = alias.getAnchor();
            spot.target = anchors.get(alias.getAnchor());
            return spot;
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, spot);
        }
        if (event instanceof ScalarEvent scalar) {
            spot.text = scalar.getValue();
            spot.end = withoutBlanks(spot);
        } else if (event instanceof MappingStartEvent) {
            entries(spot);
        } else {
            items(spot);
        }
        return spot;
    }

    // A block scalar's mark ends after the line breaks that follow it.
    private int withoutBlanks(Spot scalar) {
        int end = scalar.end;
        while (end > scalar.start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void entries(Spot map) {
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Spot key = spot(parser.getEvent());
            map.entries.add(new Spot.Entry(key, spot(parser.getEvent())));
        }
        map.end = at(parser.getEvent().getEndMark());
    }

    private void items(Spot list) {
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            list.items.add(spot(parser.getEvent()));
        }
        list.end = at(parser.getEvent().getEndMark());
    }

    private static boolean flow(Event event) {
        return event instanceof CollectionStartEvent start && start.isFlow();
    }

    private int at(Mark mark) {
        return offsets == null ? mark.getIndex() : offsets[mark.getIndex()];
    }

    private static int[] offsets(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return null;
        }
        int[] offsets = new int[count + 1];
        int offset = 0;
        for (int i = 0; i < count; i++) {
            offsets[i] = offset;
            offset += Character.charCount(text.codePointAt(offset));
        }
        offsets[count] = offset;
        return offsets;
    }
}
