package org.spaarpunt.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real browser for each thread of tests, which lasts as long as the run; each test has a context of its own in it, as if nobody
 * had used it before. It is the Chromium of this machine: {@code apt-get install chromium-headless-shell}, or {@code chromium},
 * which has windows too and works twice as much for the same pages; or name another in {@code CHROMIUM}. Where there is none the
 * tests that need it are skipped, unless one was named.
 */
public final class Chromium {
    private static final String NAMED_BY = "CHROMIUM";
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    /** It loads our own pages only. The sandbox is not available to root, as which builds often run. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    /** A driver answers one thread only, so each has its own. */
    private static final ThreadLocal<Playwright> DRIVER = ThreadLocal.withInitial(Chromium::driver);

    /** Started with the first context that a thread asks for; ends with the JVM. */
    private static final ThreadLocal<Browser> BROWSER = ThreadLocal.withInitial(() -> start(List.of()));

    /** As of a person with this window and these habits, and without scripts: every page can do without them. */
    public static BrowserContext context(Browser.NewContextOptions options) {
        return scripted(options.setJavaScriptEnabled(false));
    }

    /** The same with scripts, as far as each page allows them. */
    public static BrowserContext scripted(Browser.NewContextOptions options) {
        assumeInstalled();
        var context = BROWSER.get().newContext(options);
        context.setDefaultTimeout(30_000);
        return context;
    }

    /** A browser of its own whose camera sees this film, in the format Y4M, again and again. It is to be closed. */
    public static Browser before(Path film) {
        assumeInstalled();
        return start(List.of(
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + film));
    }

    /** A browser of its own whose user does not allow the camera. It is to be closed. */
    public static Browser withoutCamera() {
        assumeInstalled();
        return start(List.of("--use-fake-ui-for-media-stream=deny", "--use-fake-device-for-media-stream"));
    }

    private static void assumeInstalled() {
        assumeTrue(
                System.getenv(NAMED_BY) != null || executable().isPresent(),
                "skipped: there is no Chromium here; apt-get install chromium, or name one in " + NAMED_BY);
    }

    private static Playwright driver() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "chromium-close"));
        return playwright;
    }

    private static Browser start(List<String> more) {
        return DRIVER.get()
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable()
                                .orElseThrow(() -> new IllegalStateException(NAMED_BY + " names no program")))
                        .setArgs(
                                Stream.concat(ARGUMENTS.stream(), more.stream()).toList()));
    }

    private static Optional<Path> executable() {
        var named = Optional.ofNullable(System.getenv(NAMED_BY));
        return named.map(List::of).orElse(USUAL_PLACES).stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
