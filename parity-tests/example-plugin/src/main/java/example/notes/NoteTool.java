package example.notes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The product's own command line: {@code FOLDER add NAME} with the text on standard input, {@code erase}, {@code all}.
 */
public final class NoteTool {

    static final int EXISTS = 3;

    private NoteTool() {}

    public static void main(String[] arguments) throws IOException {
        try (NoteStore store = NoteStore.open(Path.of(arguments[0]))) {
            switch (arguments[1]) {
                case "add" -> add(store, arguments[2]);
                case "erase" -> System.out.println(store.erase(arguments[2]) ? 1 : 0);
                case "all" -> store.all().forEach((name, text) -> System.out.println(name + " " + encode(text)));
                default -> throw new IllegalArgumentException("no such command: " + arguments[1]);
            }
        }
    }

    private static void add(NoteStore store, String name) throws IOException {
        String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        if (!store.add(name, text)) {
            System.err.println("there is a note " + name);
            System.exit(EXISTS);
        }
        System.out.println(1);
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
