package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.webhook.CreateOutcome;
import com.vomeet.manager.webhook.Delivery;
import com.vomeet.manager.webhook.DeliveryPage;
import com.vomeet.manager.webhook.Endpoint;
import com.vomeet.manager.webhook.EndpointId;
import com.vomeet.manager.webhook.NewSecret;
import com.vomeet.manager.webhook.ResendOutcome;
import com.vomeet.manager.webhook.Webhooks;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /webhooks}: where an account is told what becomes of its meetings, and what it was told. */
final class WebhookRoutes implements RouteGroup {
    private final Callers callers;
    private final Webhooks webhooks;

    WebhookRoutes(Callers callers, Webhooks webhooks) {
        this.callers = callers;
        this.webhooks = webhooks;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/webhooks", this::list);
        routes.post("/webhooks", this::create);
        routes.get("/webhooks/{id}", context -> context.json(WebhookJson.of(endpoint(context))));
        routes.patch("/webhooks/{id}", this::change);
        routes.delete("/webhooks/{id}", this::delete);
        routes.post("/webhooks/{id}/rotate-secret", this::rotate);
        routes.post("/webhooks/{id}/test", this::test);
        routes.get("/webhooks/{id}/deliveries", this::deliveries);
        routes.post("/webhooks/deliveries/{id}/resend", this::resend);
        routes.put("/user/webhook", this::setOwn);
    }

    private AccountId account(Context context) {
        return callers.require(context, Scope.WEBHOOKS).account();
    }

    private void list(Context context) {
        var found = webhooks.endpoints().of(account(context)).stream()
                .map(WebhookJson::of)
                .toList();
        context.json(Map.of("webhooks", found));
    }

    private void create(Context context) {
        var account = account(context);
        var body = Body.of(context);
        var fields = new WebhookFields(body, webhooks.guard());
        var wish = fields.made();
        var secret = fields.secret();
        body.refuseProblems();
        switch (webhooks.endpoints().create(account, wish, secret)) {
            case CreateOutcome.Created(var made) -> show(context.status(201), made);
            case CreateOutcome.TooMany(var most) ->
                throw new Refusal(409, "The account has " + most + " webhooks already.");
        }
    }

    private static void show(Context context, NewSecret made) {
        context.header("Cache-Control", "no-store").json(WebhookJson.of(made));
    }

    private void change(Context context) {
        var before = endpoint(context);
        var body = Body.of(context);
        var wish = new WebhookFields(body, webhooks.guard()).changed(before.wish());
        body.refuseProblems();
        context.json(WebhookJson.of(
                webhooks.endpoints().change(before.account(), before.id(), wish).orElseThrow(WebhookRoutes::none)));
    }

    private void delete(Context context) {
        var account = account(context);
        if (!webhooks.endpoints().delete(account, new EndpointId(PathNames.id(context)))) {
            throw none();
        }
        context.status(204);
    }

    private void rotate(Context context) {
        var endpoint = endpoint(context);
        var body = hasBody(context) ? Body.of(context) : new Body(Json.MAPPER.createObjectNode(), new Problems());
        var fields = new WebhookFields(body, webhooks.guard());
        var secret = fields.secret();
        var overlap = fields.overlap();
        body.refuseProblems();
        show(
                context,
                webhooks.endpoints()
                        .rotate(endpoint.account(), endpoint.id(), secret, overlap)
                        .orElseThrow(WebhookRoutes::none));
    }

    /** Without looking at it: a body can be read once. */
    private static boolean hasBody(Context context) {
        return context.contentLength() > 0 || context.header("Transfer-Encoding") != null;
    }

    private void test(Context context) throws InterruptedException {
        context.json(WebhookJson.of(webhooks.test(endpoint(context))));
    }

    private void deliveries(Context context) {
        var endpoint = endpoint(context);
        var part = ListPart.of(context);
        var page = new DeliveryPage(part.limit(), part.offset(), status(context));
        var found =
                webhooks.log(endpoint.id(), page).stream().map(WebhookJson::of).toList();
        context.json(part.json(context, "deliveries", found, webhooks.logged(endpoint.id(), page)));
    }

    private static Delivery.@Nullable Status status(Context context) {
        var word = context.queryParam("status");
        if (word == null) {
            return null;
        }
        return Arrays.stream(Delivery.Status.values())
                .filter(status -> status.wire().equals(word))
                .findFirst()
                .orElseThrow(() -> unknownStatus(word));
    }

    private static Refusal unknownStatus(String word) {
        var words = Arrays.stream(Delivery.Status.values())
                .map(Delivery.Status::wire)
                .toList();
        var problems = new Problems();
        problems.notOneOf(Json.MAPPER.getNodeFactory().stringNode(word), words, "query", "status");
        return problems.refusal();
    }

    private void resend(Context context) {
        switch (webhooks.resend(account(context), PathNames.id(context))) {
            case ResendOutcome.Pending(var delivery) -> context.status(202).json(WebhookJson.of(delivery));
            case ResendOutcome.Erased _ -> throw new Refusal(409, "What was sent has been deleted with its meeting.");
            case ResendOutcome.Unknown _ -> throw new Refusal(404, "Delivery not found");
        }
    }

    private void setOwn(Context context) {
        var account = account(context);
        var body = Body.of(context);
        var url = new WebhookFields(body, webhooks.guard()).urlOrNone("webhook_url");
        body.refuseProblems();
        webhooks.own().setUrl(account, url);
        context.json(own(account));
    }

    private ObjectNode own(AccountId account) {
        return Json.MAPPER
                .createObjectNode()
                .put(
                        "webhook_url",
                        webhooks.own().url(account).map(Object::toString).orElse(null));
    }

    private Endpoint endpoint(Context context) {
        var account = account(context);
        return webhooks.endpoints()
                .find(account, new EndpointId(PathNames.id(context)))
                .orElseThrow(WebhookRoutes::none);
    }

    private static Refusal none() {
        return new Refusal(404, "Webhook not found");
    }
}
