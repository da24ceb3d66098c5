package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.util.LinkedHashMap;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.devices.DeviceRegister.NewDevice;
import org.spaarpunt.devices.DeviceSetup.NewCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin device …}. */
@Command(name = "device", description = "Check-in devices, which counters connect to their events.")
final class DeviceCommands {
    private final CommandRunner runner;

    DeviceCommands(CommandRunner runner) {
        this.runner = runner;
    }

    @Command(
            name = "create",
            description = {"Makes a device with a consumer of its own, whose secret is printed this once."})
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME") String name,
            @Option(
                            names = "--counter",
                            required = true,
                            paramLabel = "KEY",
                            description = "The counter that owns it, whose admins may assign it to others.")
                    String counter,
            @Option(names = "--card-system", required = true, paramLabel = "NUMBER") long cardSystem) {
        return runner.act(
                admin -> admin.devices().create(ACTOR, new NewDevice(name, counter, cardSystem), Once.everyTime()),
                (_, made) -> runner.tell("key", made, false));
    }

    @Command(name = "owner", description = "Gives a device to another counter, whose admins change it from then on.")
    int owner(
            @Parameters(paramLabel = "DEVICE", description = "The key of the device.") String device,
            @Parameters(paramLabel = "KEY", description = "The counter.") String counter) {
        return runner.act(admin -> admin.devices().setOwner(ACTOR, device, counter));
    }

    @Command(
            name = "setup-code",
            description = {
                "Makes a code with which a device of the JSON API sets itself up, which is printed this once.",
                "What was set up with an earlier code no longer works."
            })
    int setupCode(@Parameters(paramLabel = "DEVICE", description = "The key of the device.") String device) {
        return runner.actOn(
                features -> switch (features.devices().setup().makeCode(device, ACTOR)) {
                    case NewCode.Made made -> new Outcome.Done<>(made);
                    case NewCode.Refused _ -> new Outcome.Unknown<>(Subject.DEVICE, device);
                },
                (_, made) -> {
                    var fields = new LinkedHashMap<String, String>();
                    fields.put("code", made.code());
                    fields.put("validUntil", made.endsAt().toString());
                    runner.report().one(fields);
                    runner.report().say("The code is shown this once.");
                });
    }

    @Command(name = "list", description = "Lists devices in the order of their keys.")
    int list(@Mixin ListOptions options) {
        return runner.show(admin -> runner.report().many(admin.devices().list(options.listing())));
    }
}
