package io.github.cliocheckin.connection;

import io.github.cliocheckin.api.Refusal;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Clio's regions, with our app in each. */
public final class ClioApps {

    private final Map<Region, ClioApp> apps = new EnumMap<>(Region.class);

    public ClioApps(Function<Region, ClioApp> settings) {
        Arrays.stream(Region.values()).forEach(region -> apps.put(region, settings.apply(region)));
    }

    /** Where a region's Clio is; also for one in which we have no app, as a token may be given to us. */
    public URI clio(Region region) {
        return apps.get(region).clio();
    }

    /** Every Clio that there is. */
    public List<URI> clioOfAllRegions() {
        return apps.values().stream().map(ClioApp::clio).toList();
    }

    public ClioApp of(Region region) {
        return apps.get(region);
    }

    /**
     * The app of a region, to authorize a firm with.
     *
     * @throws Refusal that names the setting if it has no credentials
     */
    ClioApp registered(Region region) {
        ClioApp app = apps.get(region);
        String missing = app.missingSetting();
        if (missing != null) {
            throw Refusal.conflict(
                    "region",
                    missing + " is not set: nobody can be authorized in region " + region
                            + " before the app's key and secret of that region are in the settings.");
        }
        return app;
    }

    /** The regions in which a firm can be authorized. */
    public List<Region> registered() {
        return apps.values().stream()
                .filter(app -> app.missingSetting() == null)
                .map(ClioApp::region)
                .toList();
    }
}
