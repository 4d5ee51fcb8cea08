package com.vomeet.bot.recorder;

import com.vomeet.contract.control.FlightRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A flight record as it can be sent: within the limits of {@link FlightRecord}. What cannot be read is left out.
 *
 * @param picture in Base64
 */
public record Kept(
        String lines, @Nullable String text, @Nullable String picture) {
    static final String LINES = "flight.jsonl";
    static final String OLDER = "flight-older.jsonl";
    static final String TEXT = "page.txt";
    static final String PICTURE = "page.png";

    static Kept in(Path folder) {
        var newest = newestLines(folder.resolve(LINES), FlightRecord.MOST_LINES);
        var room = FlightRecord.MOST_LINES - newest.getBytes(StandardCharsets.UTF_8).length;
        return new Kept(newestLines(folder.resolve(OLDER), room) + newest, text(folder), picture(folder));
    }

    /** Whole lines from the end of a file, of that many bytes at most. */
    private static String newestLines(Path file, int most) {
        try (var channel = FileChannel.open(file)) {
            var from = Math.max(0, channel.size() - most);
            var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // until all is read or the file has become shorter
            }
            var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        } catch (IOException e) {
            return "";
        }
    }

    private static @Nullable String text(Path folder) {
        try {
            return cut(Files.readString(folder.resolve(TEXT)), FlightRecord.MOST_TEXT);
        } catch (IOException e) {
            return null;
        }
    }

    /** Between two characters. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static @Nullable String picture(Path folder) {
        try {
            var file = folder.resolve(PICTURE);
            return Files.size(file) > FlightRecord.MOST_PICTURE
                    ? null
                    : Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException e) {
            return null;
        }
    }
}
