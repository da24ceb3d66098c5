package org.spaarpunt.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The alerts and the dashboard of the documentation, read as Prometheus and Grafana read them. */
class MonitoringFilesTest {
    private static final Path FILES =
            Path.of("..", "docs", "monitoring").toAbsolutePath().normalize();

    private static final JsonNode ALERTS = yaml("alerts.yml");
    private static final List<String> TRIALS = List.of("alerts_test.yml", "alerts_days_test.yml");
    private static final JsonNode DASHBOARD = dashboard();

    /** Every metric of ours and of Java has one of these beginnings; {@code up} is made by Prometheus itself. */
    private static final Pattern NAME = Pattern.compile("\\b(?:spaarpunt|jvm|process)_[a-z_]+");

    /** What Prometheus adds to the name of a histogram or a summary. */
    private static final Pattern PART = Pattern.compile("_(?:bucket|sum|count)$");

    private static final Set<String> UNITS = Set.of("none", "s", "reqps", "ops", "percentunit", "bytes");

    /** Of Grafana's grid. */
    private static final int COLUMNS = 24;

    private record Place(int x, int y, int width, int height) {
        static Place of(JsonNode panel) {
            var grid = panel.get("gridPos");
            return new Place(
                    grid.get("x").intValue(),
                    grid.get("y").intValue(),
                    grid.get("w").intValue(),
                    grid.get("h").intValue());
        }

        boolean overlaps(Place other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    @Test
    void alerts_and_dashboard_name_only_metrics_that_are_documented() throws IOException {
        var documented = DocumentedMetrics.read().keySet();
        var named = Stream.concat(metrics(ALERTS), metrics(DASHBOARD))
                .map(name ->
                        documented.contains(name) ? name : PART.matcher(name).replaceAll(""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(documented).containsAll(named);
    }

    @Test
    void what_an_alert_watches_of_ours_can_be_seen_on_the_dashboard() {
        assertThat(metrics(DASHBOARD).toList())
                .containsAll(metrics(ALERTS)
                        .filter(name -> name.startsWith("spaarpunt_"))
                        .toList());
    }

    @Test
    void every_alert_has_a_name_of_its_own_a_severity_and_something_to_do() {
        var names = alerts().map(alert -> alert.get("alert").stringValue()).toList();
        assertThat(names).hasSizeGreaterThan(20).doesNotHaveDuplicates().allMatch(name -> name.startsWith("Spaarpunt"));
        assertThat(alerts()).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").stringValue()).isIn("critical", "warning", "info");
            assertThat(alert.at("/annotations/summary").stringValue()).isNotBlank();
            assertThat(alert.at("/annotations/action").stringValue()).endsWith(".");
        });
    }

    @Test
    void every_alert_is_in_the_table_of_the_handbook() throws IOException {
        var rows = Files.readAllLines(DocumentedMetrics.FILE).stream()
                .filter(line -> line.startsWith("| `Spaarpunt"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> cells[1].strip().replace("`", "") + " " + cells[2].strip())
                .toList();
        assertThat(alerts().map(alert -> alert.get("alert").stringValue() + " "
                        + alert.at("/labels/severity").stringValue()))
                .containsExactlyElementsOf(rows);
    }

    @Test
    void every_alert_is_tried_where_it_fires_and_where_it_does_not() {
        for (var alert : alerts().map(one -> one.get("alert").stringValue()).toList()) {
            var trials = TRIALS.stream()
                    .flatMap(file -> yaml(file).get("tests").valueStream())
                    .flatMap(trial -> trial.get("alert_rule_test").valueStream())
                    .filter(trial -> trial.get("alertname").stringValue().equals(alert))
                    .map(trial -> trial.get("exp_alerts").isEmpty())
                    .toList();
            assertThat(trials).as(alert).contains(true, false);
        }
    }

    @Test
    void prometheus_accepts_the_alerts_and_they_fire_when_they_should() throws Exception {
        var program = promtool();
        run(program, FILES, "check", "rules", "alerts.yml");
        for (var trials : TRIALS) {
            run(program, FILES, "test", "rules", trials);
        }
    }

    @Test
    void prometheus_understands_every_expression_of_the_dashboard(@TempDir Path directory) throws Exception {
        var program = promtool();
        var rules = new ArrayList<Map<String, String>>();
        expressions(DASHBOARD)
                .map(expression -> expression.replace("$__rate_interval", "5m"))
                .forEach(expression -> rules.add(Map.of("record", "panel:" + rules.size(), "expr", expression)));
        var file = Map.of("groups", List.of(Map.of("name", "panels", "rules", rules)));
        Files.write(directory.resolve("panels.yml"), new YAMLMapper().writeValueAsBytes(file));
        run(program, directory, "check", "rules", "panels.yml");
    }

    @Test
    void every_panel_has_a_title_a_place_of_its_own_a_unit_and_what_it_asks() {
        var panels = panels().toList();
        assertThat(panels).hasSizeGreaterThan(20);
        assertThat(panels).extracting(panel -> panel.get("id").intValue()).doesNotHaveDuplicates();
        for (var panel : panels) {
            assertThat(panel.get("title").stringValue()).isNotBlank();
            var place = Place.of(panel);
            assertThat(place.x() + place.width()).isLessThanOrEqualTo(COLUMNS);
            assertThat(panels.stream().filter(other -> place.overlaps(Place.of(other))))
                    .as(panel.get("title").stringValue())
                    .hasSize(1);
        }
        assertThat(panels.stream().filter(panel -> !isRow(panel))).allSatisfy(panel -> {
            assertThat(panel.get("type").stringValue()).isIn("timeseries", "stat");
            assertThat(panel.get("description").stringValue()).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").stringValue()).isIn(UNITS);
            assertThat(panel.get("targets")).isNotEmpty();
        });
    }

    @Test
    void every_panel_asks_the_source_and_the_servers_that_the_viewer_chose() {
        var variables = DASHBOARD
                .at("/templating/list")
                .valueStream()
                .collect(Collectors.toMap(
                        variable -> variable.get("name").stringValue(),
                        variable -> variable.get("type").stringValue()));
        assertThat(variables).isEqualTo(Map.of("datasource", "datasource", "instance", "query"));
        assertThat(panels().filter(panel -> !isRow(panel))).allSatisfy(panel -> {
            assertThat(panel.at("/datasource/uid").stringValue()).isEqualTo("${datasource}");
            var targets = panel.get("targets").valueStream().toList();
            assertThat(targets)
                    .extracting(target -> target.get("refId").stringValue())
                    .doesNotHaveDuplicates();
            assertThat(targets).allSatisfy(target -> {
                assertThat(target.at("/datasource/uid").stringValue()).isEqualTo("${datasource}");
                assertThat(target.get("expr").stringValue()).contains("instance=~\"$instance\"");
            });
        });
    }

    private static Stream<JsonNode> alerts() {
        return ALERTS.get("groups")
                .valueStream()
                .flatMap(group -> group.get("rules").valueStream());
    }

    private static Stream<JsonNode> panels() {
        return DASHBOARD.get("panels").valueStream();
    }

    private static boolean isRow(JsonNode panel) {
        return panel.get("type").stringValue().equals("row");
    }

    private static Stream<String> metrics(JsonNode file) {
        return expressions(file)
                .flatMap(expression -> NAME.matcher(expression).results().map(MatchResult::group));
    }

    private static Stream<String> expressions(JsonNode file) {
        return file.findValues("expr").stream().map(JsonNode::stringValue);
    }

    private static JsonNode yaml(String file) {
        return new YAMLMapper().readTree(FILES.resolve(file));
    }

    private static JsonNode dashboard() {
        return new ObjectMapper().readTree(FILES.resolve("dashboard.json"));
    }

    /** The checker of Prometheus: named by {@code PROMTOOL}, or installed. */
    private static Path promtool() {
        var found = Stream.concat(
                        Optional.ofNullable(System.getenv("PROMTOOL")).map(Path::of).stream(),
                        Stream.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                                .map(directory -> Path.of(directory, "promtool")))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "promtool is not installed");
        return found.orElseThrow();
    }

    private static void run(Path program, Path directory, String... arguments) throws Exception {
        var command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList();
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
