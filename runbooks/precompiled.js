// Made from templates/*.hbs by: npm run templates
export const precompiled = {
"runbook": { source: "{{> front-matter this}}\n\n# {{md title}}\n\n{{> status this}}\n\n## In 30 seconds\n\n{{> in-30-seconds this}}\n\n## Is it this\n\n{{> is-it-this this}}\n\n## Impact\n\n{{> impact this}}\n\n## Stop the bleeding\n\n{{> stop-the-bleeding this}}\n\n## Verify it worked\n\n{{> verify-it-worked this}}\n\n## If it did not work\n\n{{> if-it-did-not-work this}}\n\n## Do not do this\n\n{{> do-not-do-this this}}\n\n## Fall back to people\n\n{{> fall-back-to-people this}}\n\n## Roll back\n\n{{> roll-back this}}\n\n## Diagnose further\n\n{{> diagnose-further this}}\n\n## Measured symptoms\n\n{{> measured-symptoms this}}\n\n## Permanent fix\n\n{{> permanent-fix this}}\n\n## Provenance\n\n{{> provenance this}}\n", spec: {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = container.invokePartial(lookupProperty(partials,"front-matter"),depth0,{"name":"front-matter","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n# "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":3,"column":2},"end":{"line":3,"column":14}}})) != null ? stack1 : "")
+ "\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"status"),depth0,{"name":"status","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## In 30 seconds\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"in-30-seconds"),depth0,{"name":"in-30-seconds","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Is it this\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"is-it-this"),depth0,{"name":"is-it-this","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Impact\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"impact"),depth0,{"name":"impact","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Stop the bleeding\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"stop-the-bleeding"),depth0,{"name":"stop-the-bleeding","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Verify it worked\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"verify-it-worked"),depth0,{"name":"verify-it-worked","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## If it did not work\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"if-it-did-not-work"),depth0,{"name":"if-it-did-not-work","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Do not do this\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"do-not-do-this"),depth0,{"name":"do-not-do-this","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Fall back to people\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"fall-back-to-people"),depth0,{"name":"fall-back-to-people","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Roll back\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"roll-back"),depth0,{"name":"roll-back","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Diagnose further\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"diagnose-further"),depth0,{"name":"diagnose-further","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Measured symptoms\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"measured-symptoms"),depth0,{"name":"measured-symptoms","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Permanent fix\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"permanent-fix"),depth0,{"name":"permanent-fix","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Provenance\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"provenance"),depth0,{"name":"provenance","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"usePartial":true,"useData":true} },
"front-matter": { source: "---\nid: {{yaml id}}\ntitle: {{yaml title}}\nseverity: {{yaml severity}}\nowner: {{yaml owner}}\nalerts: [{{#if alert}}{{yaml alert.name}}{{/if}}]\nsymptoms:\n{{#each symptoms}}\n  - {{yaml this}}\n{{/each}}\nlast_reviewed_on: {{yaml reviewedOn}}\nreview_in: {{number reviewIn}} days\nverification:\n  status: {{yaml status}}\n  run: {{yaml run}}\n  on: {{yaml startedAt}}\n  break: {{yaml breakId}}\n  fix: {{yaml fixId}}\n  measured:\n{{#each measured}}\n    - { what: {{yaml what}}, value: {{number value}} }\n{{/each}}\n{{#if inputs}}\n{{#with inputs}}\n  inputs:\n    scenario:\n      file: {{yaml file}}\n      sha256: {{yaml scenarioSha256}}\n    fault: {{yaml parts.fault}}\n    fixes: {{yaml parts.fixes}}\n    want: {{yaml parts.want}}\n    people: {{yaml parts.people}}\n    objectives: {{yaml parts.objectives}}\n    links: {{yaml parts.links}}\n    system: {{yaml parts.system}}\n    traffic: {{yaml parts.traffic}}\n    state: {{yaml parts.state}}\n    ledger: {{yaml parts.ledger}}\n    probes: {{yaml parts.probes}}\n{{#if template}}\n    template: {{yaml template}}\n{{/if}}\n    files:{{#unless hasFiles}} []{{/unless}}\n{{#each files}}\n      - path: {{yaml path}}\n        sha256: {{yaml sha256}}\n{{/each}}\n{{/with}}\n{{else}}\n  inputs: unknown\n{{/if}}\n{{#if signature}}\nsignature:\n{{#if signature.before}}\n  before: {{flow signature.before}}\n{{/if}}\n  during: {{flow signature.during}}\n{{/if}}\ngenerated_by: {{yaml generatedBy}}\n---\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"yaml").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"alert"),"name"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":6,"column":22},"end":{"line":6,"column":41}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "  - "
+ ((stack1 = lookupProperty(helpers,"yaml").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":9,"column":4},"end":{"line":9,"column":17}}})) != null ? stack1 : "")
+ "\n";
},"2":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "    - { what: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"what"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":21,"column":14},"end":{"line":21,"column":27}}})) != null ? stack1 : "")
+ ", value: "
+ ((stack1 = lookupProperty(helpers,"number").call(alias1,lookupProperty(depth0,"value"),{"name":"number","hash":{},"data":data,"loc":{"start":{"line":21,"column":36},"end":{"line":21,"column":52}}})) != null ? stack1 : "")
+ " }\n";
},"3":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"inputs"),{"name":"with","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":24,"column":0},"end":{"line":48,"column":9}}})) != null ? stack1 : "");
},"4":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "  inputs:\n    scenario:\n      file: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"file"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":27,"column":12},"end":{"line":27,"column":25}}})) != null ? stack1 : "")
+ "\n      sha256: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"scenarioSha256"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":28,"column":14},"end":{"line":28,"column":37}}})) != null ? stack1 : "")
+ "\n    fault: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(lookupProperty(depth0,"parts"),"fault"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":29,"column":11},"end":{"line":29,"column":31}}})) != null ? stack1 : "")
+ "\n    fixes: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(lookupProperty(depth0,"parts"),"fixes"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":30,"column":11},"end":{"line":30,"column":31}}})) != null ? stack1 : "")
+ "\n    want: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(lookupProperty(depth0,"parts"),"want"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":31,"column":10},"end":{"line":31,"column":29}}})) != null ? stack1 : "")
+ "\n    people: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(lookupProperty(depth0,"parts"),"people"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":32,"column":12},"end":{"line":32,"column":33}}})) != null ? stack1 : "")
+ "\n    objectives: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(lookupProperty(depth0,"parts"),"objectives"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":33,"column":16},"end":{"line":33,"column":41}}})) != null ? stack1 : "")
+ "\n    links: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(lookupProperty(depth0,"parts"),"links"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":34,"column":11},"end":{"line":34,"column":31}}})) != null ? stack1 : "")
+ "\n    system: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(lookupProperty(depth0,"parts"),"system"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":35,"column":12},"end":{"line":35,"column":33}}})) != null ? stack1 : "")
+ "\n    traffic: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(lookupProperty(depth0,"parts"),"traffic"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":36,"column":13},"end":{"line":36,"column":35}}})) != null ? stack1 : "")
+ "\n    state: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(lookupProperty(depth0,"parts"),"state"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":37,"column":11},"end":{"line":37,"column":31}}})) != null ? stack1 : "")
+ "\n    ledger: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(lookupProperty(depth0,"parts"),"ledger"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":38,"column":12},"end":{"line":38,"column":33}}})) != null ? stack1 : "")
+ "\n    probes: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(lookupProperty(depth0,"parts"),"probes"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":39,"column":12},"end":{"line":39,"column":33}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"template"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":40,"column":0},"end":{"line":42,"column":7}}})) != null ? stack1 : "")
+ "    files:"
+ ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(depth0,"hasFiles"),{"name":"unless","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":43,"column":10},"end":{"line":43,"column":44}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"files"),{"name":"each","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":44,"column":0},"end":{"line":47,"column":9}}})) != null ? stack1 : "");
},"5":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "    template: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"template"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":41,"column":14},"end":{"line":41,"column":31}}})) != null ? stack1 : "")
+ "\n";
},"6":function(container,depth0,helpers,partials,data) {
return " []";
},"7":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "      - path: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"path"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":45,"column":14},"end":{"line":45,"column":27}}})) != null ? stack1 : "")
+ "\n        sha256: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"sha256"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":46,"column":16},"end":{"line":46,"column":31}}})) != null ? stack1 : "")
+ "\n";
},"8":function(container,depth0,helpers,partials,data) {
return "  inputs: unknown\n";
},"9":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "signature:\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"signature"),"before"),{"name":"if","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":54,"column":0},"end":{"line":56,"column":7}}})) != null ? stack1 : "")
+ "  during: "
+ ((stack1 = lookupProperty(helpers,"flow").call(alias1,lookupProperty(lookupProperty(depth0,"signature"),"during"),{"name":"flow","hash":{},"data":data,"loc":{"start":{"line":57,"column":10},"end":{"line":57,"column":35}}})) != null ? stack1 : "")
+ "\n";
},"10":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "  before: "
+ ((stack1 = lookupProperty(helpers,"flow").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"signature"),"before"),{"name":"flow","hash":{},"data":data,"loc":{"start":{"line":55,"column":10},"end":{"line":55,"column":35}}})) != null ? stack1 : "")
+ "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "---\nid: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"id"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":2,"column":4},"end":{"line":2,"column":15}}})) != null ? stack1 : "")
+ "\ntitle: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"title"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":3,"column":7},"end":{"line":3,"column":21}}})) != null ? stack1 : "")
+ "\nseverity: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"severity"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":4,"column":10},"end":{"line":4,"column":27}}})) != null ? stack1 : "")
+ "\nowner: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"owner"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":5,"column":7},"end":{"line":5,"column":21}}})) != null ? stack1 : "")
+ "\nalerts: ["
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"alert"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":9},"end":{"line":6,"column":48}}})) != null ? stack1 : "")
+ "]\nsymptoms:\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"symptoms"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":0},"end":{"line":10,"column":9}}})) != null ? stack1 : "")
+ "last_reviewed_on: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"reviewedOn"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":11,"column":18},"end":{"line":11,"column":37}}})) != null ? stack1 : "")
+ "\nreview_in: "
+ ((stack1 = lookupProperty(helpers,"number").call(alias1,lookupProperty(depth0,"reviewIn"),{"name":"number","hash":{},"data":data,"loc":{"start":{"line":12,"column":11},"end":{"line":12,"column":30}}})) != null ? stack1 : "")
+ " days\nverification:\n  status: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"status"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":14,"column":10},"end":{"line":14,"column":25}}})) != null ? stack1 : "")
+ "\n  run: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"run"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":15,"column":7},"end":{"line":15,"column":19}}})) != null ? stack1 : "")
+ "\n  on: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"startedAt"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":16,"column":6},"end":{"line":16,"column":24}}})) != null ? stack1 : "")
+ "\n  break: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"breakId"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":17,"column":9},"end":{"line":17,"column":25}}})) != null ? stack1 : "")
+ "\n  fix: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"fixId"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":18,"column":7},"end":{"line":18,"column":21}}})) != null ? stack1 : "")
+ "\n  measured:\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"measured"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":20,"column":0},"end":{"line":22,"column":9}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"inputs"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.program(8, data, 0),"data":data,"loc":{"start":{"line":23,"column":0},"end":{"line":51,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"signature"),{"name":"if","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":52,"column":0},"end":{"line":58,"column":7}}})) != null ? stack1 : "")
+ "generated_by: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"generatedBy"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":59,"column":14},"end":{"line":59,"column":34}}})) != null ? stack1 : "")
+ "\n---\n";
},"useData":true} },
"status": { source: "> **{{md statusWord}}** {{utc startedAt}} in run {{code run}}: {{md statusSentence}}.{{#if alone}} Left alone, it {{md alone.text}}.{{/if}}\n> **Goes stale** on {{utc reviewBy}}, or at once when the scenario, the fault, the fix, the service or a template changes. Owner **{{md owner}}**, {{md severity}}.\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " Left alone, it "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"alone"),"text"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":114},"end":{"line":1,"column":131}}})) != null ? stack1 : "")
+ ".";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "> **"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"statusWord"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":4},"end":{"line":1,"column":21}}})) != null ? stack1 : "")
+ "** "
+ ((stack1 = lookupProperty(helpers,"utc").call(alias1,lookupProperty(depth0,"startedAt"),{"name":"utc","hash":{},"data":data,"loc":{"start":{"line":1,"column":24},"end":{"line":1,"column":41}}})) != null ? stack1 : "")
+ " in run "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"run"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":1,"column":49},"end":{"line":1,"column":61}}})) != null ? stack1 : "")
+ ": "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"statusSentence"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":63},"end":{"line":1,"column":84}}})) != null ? stack1 : "")
+ "."
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"alone"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":85},"end":{"line":1,"column":139}}})) != null ? stack1 : "")
+ "\n> **Goes stale** on "
+ ((stack1 = lookupProperty(helpers,"utc").call(alias1,lookupProperty(depth0,"reviewBy"),{"name":"utc","hash":{},"data":data,"loc":{"start":{"line":2,"column":20},"end":{"line":2,"column":36}}})) != null ? stack1 : "")
+ ", or at once when the scenario, the fault, the fix, the service or a template changes. Owner **"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":2,"column":131},"end":{"line":2,"column":143}}})) != null ? stack1 : "")
+ "**, "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"severity"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":2,"column":147},"end":{"line":2,"column":162}}})) != null ? stack1 : "")
+ ".\n";
},"useData":true} },
"in-30-seconds": { source: "- **What it is:** {{md fault}}.{{#if during}} {{pct during.share}} of calls are good{{#if before}} (before: {{pct before.share}}){{/if}}{{#if during.mainError}}, most errors are {{code during.mainError.name}}{{/if}}.{{else}} What it does to the calls was not measured.{{/if}}\n{{#if alone}}\n- **Left alone:** it {{md alone.text}}.\n{{/if}}\n{{#if hasProvenFix}}\n- **Do this now:** [{{md fix.title}}](#stop-the-bleeding). Measured: state {{code reachedState}} {{#if fix.isTimed}}**{{after fix.reachedAfterMs}}**{{else}}reached, time not measured{{/if}}{{#if fix.held}}, then {{pct fix.held.share}} of calls good with the fault still on{{else if fix.figures}}, {{pct fix.figures.share}} of calls good with the fault still on{{/if}}.\n{{else if isWithstood}}\n- **Do this now:** nothing. The system withstood this break without a fix. Watch [the number](#verify-it-worked).\n{{else if fallback}}\n- **Do this now:** no fix is proven. Page **{{md owner}}** and get [{{md fallback.title}}](#fall-back-to-people) ready.\n{{else}}\n- **Do this now:** no fix is proven and no fallback is written. Page **{{md owner}}**.\n{{/if}}\n{{#if hasProvenFix}}\n{{#if first}}\n{{#with first}}\n\n{{fence \"sh\" shell}}\n\n{{#if mustBeCompleted}}\n- **Careful:** not complete as it stands: [step 1](#stop-the-bleeding) says why.\n{{/if}}\n- **Expect:** {{#if expect}}{{code expect}} in the output{{else}}{{#if isHttp}}a status of 2xx on the last line{{else}}exit code 0{{/if}}{{/if}}. {{#if hasMore}}Step 1 of {{count last}}: go on with [step 2](#stop-the-bleeding){{else}}Then [verify](#verify-it-worked){{/if}}.\n{{/with}}\n{{/if}}\n{{/if}}\n{{#if fallback}}\n- **{{#if hasProvenFix}}If that fails{{else}}People take over{{/if}}:** [{{md fallback.title}}](#fall-back-to-people){{#if fallback.hasGiveUp}}, at the latest after {{ms fallback.giveUpAfter}}{{/if}}. Trigger: {{md fallback.trigger}} · Decides: {{md fallback.decides}}\n  - Capacity as planned: {{md fallback.capacity}} · Shares with the system: {{md fallback.sharesFateWith}}\n{{#if fallback.say}}\n  - Say: \"{{md fallback.say}}\"\n{{/if}}\n  - Paper comes back:{{#each fallback.back}} {{count number}}. {{md what}}{{else}} not written in the scenario{{/each}}\n{{else}}\n- **If that fails:** no paper fallback is written. Page **{{md owner}}**.\n{{/if}}\n{{#each rejected}}\n- **Do not:** {{md title}}. [Tried and rejected](#do-not-do-this){{#if figures}}: {{pct figures.share}} of calls good with it{{/if}}.\n{{/each}}\n{{#if neverRecovered}}\n- **Watch out:** in the run the system did not come back in time after the fault was gone. See [Roll back](#roll-back).\n{{/if}}\n{{#if alert}}\n- **Alert:** {{code alert.name}}{{#if alert.alsoFiresIn}}, which also fires in: {{md alert.alsoFiresIn}}{{/if}}.\n{{else}}\n- **Alert:** none: no promise of the scenario is about calls. People must notice it.\n{{/if}}\n{{#if clock}}\n- **Clock:** the day's error budget for {{code clock.calls}} is gone in **{{ms clock.goneInMs}}** (computed).\n{{else}}\n- **Clock:** the pace at which the error budget goes was not measured.\n{{/if}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return " "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":1,"column":46},"end":{"line":1,"column":66}}})) != null ? stack1 : "")
+ " of calls are good"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"before"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":84},"end":{"line":1,"column":136}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"mainError"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":136},"end":{"line":1,"column":215}}})) != null ? stack1 : "")
+ ".";
},"1":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " (before: "
+ ((stack1 = lookupProperty(helpers,"pct").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"before"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":1,"column":108},"end":{"line":1,"column":128}}})) != null ? stack1 : "")
+ ")";
},"2":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ", most errors are "
+ ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"during"),"mainError"),"name"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":1,"column":178},"end":{"line":1,"column":208}}})) != null ? stack1 : "");
},"3":function(container,depth0,helpers,partials,data) {
return " What it does to the calls was not measured.";
},"4":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **Left alone:** it "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"alone"),"text"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":3,"column":21},"end":{"line":3,"column":38}}})) != null ? stack1 : "")
+ ".\n";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Do this now:** ["
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fix"),"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":6,"column":20},"end":{"line":6,"column":36}}})) != null ? stack1 : "")
+ "](#stop-the-bleeding). Measured: state "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"reachedState"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":6,"column":75},"end":{"line":6,"column":96}}})) != null ? stack1 : "")
+ " "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"fix"),"isTimed"),{"name":"if","hash":{},"fn":container.program(6, data, 0),"inverse":container.program(7, data, 0),"data":data,"loc":{"start":{"line":6,"column":97},"end":{"line":6,"column":189}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"fix"),"held"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.program(9, data, 0),"data":data,"loc":{"start":{"line":6,"column":189},"end":{"line":6,"column":367}}})) != null ? stack1 : "")
+ ".\n";
},"6":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "**"
+ ((stack1 = lookupProperty(helpers,"after").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"fix"),"reachedAfterMs"),{"name":"after","hash":{},"data":data,"loc":{"start":{"line":6,"column":118},"end":{"line":6,"column":146}}})) != null ? stack1 : "")
+ "**";
},"7":function(container,depth0,helpers,partials,data) {
return "reached, time not measured";
},"8":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ", then "
+ ((stack1 = lookupProperty(helpers,"pct").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"fix"),"held"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":6,"column":212},"end":{"line":6,"column":234}}})) != null ? stack1 : "")
+ " of calls good with the fault still on";
},"9":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"fix"),"figures"),{"name":"if","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":272},"end":{"line":6,"column":360}}})) != null ? stack1 : "");
},"10":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ", "
+ ((stack1 = lookupProperty(helpers,"pct").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"fix"),"figures"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":6,"column":297},"end":{"line":6,"column":322}}})) != null ? stack1 : "")
+ " of calls good with the fault still on";
},"11":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"isWithstood"),{"name":"if","hash":{},"fn":container.program(12, data, 0),"inverse":container.program(13, data, 0),"data":data,"loc":{"start":{"line":7,"column":0},"end":{"line":13,"column":0}}})) != null ? stack1 : "");
},"12":function(container,depth0,helpers,partials,data) {
return "- **Do this now:** nothing. The system withstood this break without a fix. Watch [the number](#verify-it-worked).\n";
},"13":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"fallback"),{"name":"if","hash":{},"fn":container.program(14, data, 0),"inverse":container.program(15, data, 0),"data":data,"loc":{"start":{"line":9,"column":0},"end":{"line":13,"column":0}}})) != null ? stack1 : "");
},"14":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Do this now:** no fix is proven. Page **"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":10,"column":44},"end":{"line":10,"column":56}}})) != null ? stack1 : "")
+ "** and get ["
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":10,"column":68},"end":{"line":10,"column":89}}})) != null ? stack1 : "")
+ "](#fall-back-to-people) ready.\n";
},"15":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **Do this now:** no fix is proven and no fallback is written. Page **"
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":12,"column":71},"end":{"line":12,"column":83}}})) != null ? stack1 : "")
+ "**.\n";
},"16":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"first"),{"name":"if","hash":{},"fn":container.program(17, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":15,"column":0},"end":{"line":25,"column":7}}})) != null ? stack1 : "");
},"17":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"first"),{"name":"with","hash":{},"fn":container.program(18, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":16,"column":0},"end":{"line":24,"column":9}}})) != null ? stack1 : "");
},"18":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "\n"
+ ((stack1 = lookupProperty(helpers,"fence").call(alias1,"sh",lookupProperty(depth0,"shell"),{"name":"fence","hash":{},"data":data,"loc":{"start":{"line":18,"column":0},"end":{"line":18,"column":20}}})) != null ? stack1 : "")
+ "\n\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"mustBeCompleted"),{"name":"if","hash":{},"fn":container.program(19, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":20,"column":0},"end":{"line":22,"column":7}}})) != null ? stack1 : "")
+ "- **Expect:** "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"expect"),{"name":"if","hash":{},"fn":container.program(20, data, 0),"inverse":container.program(21, data, 0),"data":data,"loc":{"start":{"line":23,"column":14},"end":{"line":23,"column":144}}})) != null ? stack1 : "")
+ ". "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasMore"),{"name":"if","hash":{},"fn":container.program(24, data, 0),"inverse":container.program(25, data, 0),"data":data,"loc":{"start":{"line":23,"column":146},"end":{"line":23,"column":273}}})) != null ? stack1 : "")
+ ".\n";
},"19":function(container,depth0,helpers,partials,data) {
return "- **Careful:** not complete as it stands: [step 1](#stop-the-bleeding) says why.\n";
},"20":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"expect"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":23,"column":28},"end":{"line":23,"column":43}}})) != null ? stack1 : "")
+ " in the output";
},"21":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"isHttp"),{"name":"if","hash":{},"fn":container.program(22, data, 0),"inverse":container.program(23, data, 0),"data":data,"loc":{"start":{"line":23,"column":65},"end":{"line":23,"column":137}}})) != null ? stack1 : "");
},"22":function(container,depth0,helpers,partials,data) {
return "a status of 2xx on the last line";
},"23":function(container,depth0,helpers,partials,data) {
return "exit code 0";
},"24":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "Step 1 of "
+ ((stack1 = lookupProperty(helpers,"count").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"last"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":23,"column":171},"end":{"line":23,"column":185}}})) != null ? stack1 : "")
+ ": go on with [step 2](#stop-the-bleeding)";
},"25":function(container,depth0,helpers,partials,data) {
return "Then [verify](#verify-it-worked)";
},"26":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasProvenFix"),{"name":"if","hash":{},"fn":container.program(27, data, 0),"inverse":container.program(28, data, 0),"data":data,"loc":{"start":{"line":28,"column":4},"end":{"line":28,"column":68}}})) != null ? stack1 : "")
+ ":** ["
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":28,"column":73},"end":{"line":28,"column":94}}})) != null ? stack1 : "")
+ "](#fall-back-to-people)"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"hasGiveUp"),{"name":"if","hash":{},"fn":container.program(29, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":28,"column":117},"end":{"line":28,"column":199}}})) != null ? stack1 : "")
+ ". Trigger: "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"trigger"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":28,"column":210},"end":{"line":28,"column":233}}})) != null ? stack1 : "")
+ " · Decides: "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"decides"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":28,"column":245},"end":{"line":28,"column":268}}})) != null ? stack1 : "")
+ "\n  - Capacity as planned: "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"capacity"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":29,"column":25},"end":{"line":29,"column":49}}})) != null ? stack1 : "")
+ " · Shares with the system: "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"sharesFateWith"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":29,"column":76},"end":{"line":29,"column":106}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"say"),{"name":"if","hash":{},"fn":container.program(30, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":30,"column":0},"end":{"line":32,"column":7}}})) != null ? stack1 : "")
+ "  - Paper comes back:"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"back"),{"name":"each","hash":{},"fn":container.program(31, data, 0),"inverse":container.program(32, data, 0),"data":data,"loc":{"start":{"line":33,"column":21},"end":{"line":33,"column":119}}})) != null ? stack1 : "")
+ "\n";
},"27":function(container,depth0,helpers,partials,data) {
return "If that fails";
},"28":function(container,depth0,helpers,partials,data) {
return "People take over";
},"29":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ", at the latest after "
+ ((stack1 = lookupProperty(helpers,"ms").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"fallback"),"giveUpAfter"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":28,"column":165},"end":{"line":28,"column":192}}})) != null ? stack1 : "");
},"30":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "  - Say: \""
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"fallback"),"say"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":31,"column":10},"end":{"line":31,"column":29}}})) != null ? stack1 : "")
+ "\"\n";
},"31":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return " "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(depth0,"number"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":33,"column":45},"end":{"line":33,"column":61}}})) != null ? stack1 : "")
+ ". "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"what"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":33,"column":63},"end":{"line":33,"column":74}}})) != null ? stack1 : "");
},"32":function(container,depth0,helpers,partials,data) {
return " not written in the scenario";
},"33":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **If that fails:** no paper fallback is written. Page **"
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":35,"column":58},"end":{"line":35,"column":70}}})) != null ? stack1 : "")
+ "**.\n";
},"34":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Do not:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":38,"column":14},"end":{"line":38,"column":26}}})) != null ? stack1 : "")
+ ". [Tried and rejected](#do-not-do-this)"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"figures"),{"name":"if","hash":{},"fn":container.program(35, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":38,"column":65},"end":{"line":38,"column":132}}})) != null ? stack1 : "")
+ ".\n";
},"35":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ": "
+ ((stack1 = lookupProperty(helpers,"pct").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"figures"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":38,"column":82},"end":{"line":38,"column":103}}})) != null ? stack1 : "")
+ " of calls good with it";
},"36":function(container,depth0,helpers,partials,data) {
return "- **Watch out:** in the run the system did not come back in time after the fault was gone. See [Roll back](#roll-back).\n";
},"37":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Alert:** "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(lookupProperty(depth0,"alert"),"name"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":44,"column":13},"end":{"line":44,"column":32}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"alert"),"alsoFiresIn"),{"name":"if","hash":{},"fn":container.program(38, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":44,"column":32},"end":{"line":44,"column":111}}})) != null ? stack1 : "")
+ ".\n";
},"38":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ", which also fires in: "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"alert"),"alsoFiresIn"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":44,"column":80},"end":{"line":44,"column":104}}})) != null ? stack1 : "");
},"39":function(container,depth0,helpers,partials,data) {
return "- **Alert:** none: no promise of the scenario is about calls. People must notice it.\n";
},"40":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Clock:** the day's error budget for "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(lookupProperty(depth0,"clock"),"calls"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":49,"column":40},"end":{"line":49,"column":60}}})) != null ? stack1 : "")
+ " is gone in **"
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"clock"),"goneInMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":49,"column":74},"end":{"line":49,"column":95}}})) != null ? stack1 : "")
+ "** (computed).\n";
},"41":function(container,depth0,helpers,partials,data) {
return "- **Clock:** the pace at which the error budget goes was not measured.\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **What it is:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"fault"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":18},"end":{"line":1,"column":30}}})) != null ? stack1 : "")
+ "."
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"during"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(3, data, 0),"data":data,"loc":{"start":{"line":1,"column":31},"end":{"line":1,"column":275}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"alone"),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":2,"column":0},"end":{"line":4,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasProvenFix"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.program(11, data, 0),"data":data,"loc":{"start":{"line":5,"column":0},"end":{"line":13,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasProvenFix"),{"name":"if","hash":{},"fn":container.program(16, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":14,"column":0},"end":{"line":26,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"fallback"),{"name":"if","hash":{},"fn":container.program(26, data, 0),"inverse":container.program(33, data, 0),"data":data,"loc":{"start":{"line":27,"column":0},"end":{"line":36,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"rejected"),{"name":"each","hash":{},"fn":container.program(34, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":37,"column":0},"end":{"line":39,"column":9}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"neverRecovered"),{"name":"if","hash":{},"fn":container.program(36, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":40,"column":0},"end":{"line":42,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"alert"),{"name":"if","hash":{},"fn":container.program(37, data, 0),"inverse":container.program(39, data, 0),"data":data,"loc":{"start":{"line":43,"column":0},"end":{"line":47,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"clock"),{"name":"if","hash":{},"fn":container.program(40, data, 0),"inverse":container.program(41, data, 0),"data":data,"loc":{"start":{"line":48,"column":0},"end":{"line":52,"column":7}}})) != null ? stack1 : "");
},"useData":true} },
"is-it-this": { source: "People say:\n\n{{#each symptoms}}\n- \"{{md this}}\"\n{{/each}}\n\nIt is this runbook only if **both** checks match.{{#if differential.asks}}{{#if addresses}} Set the [addresses](#stop-the-bleeding) first.{{/if}}{{/if}}\n\n{{#if during}}\n{{#if differential.asks}}\n1. **Look at the share of good calls, the most frequent error and how long calls take.**\n   - Match: about {{pct during.share}} of calls are good{{#if before}} (before the fault: {{pct before.share}}){{/if}}; {{#if during.mainError}}most errors are {{code during.mainError.name}}, {{pct during.mainError.share}} of all calls{{else}}calls get no error, bad ones are too late{{/if}}; {{md differential.times}}{{#if before}} (before: p50 {{ms before.p50Ms}}, p99 {{ms before.p99Ms}}){{/if}}.{{#if during.states}} State: {{code during.states}}.{{/if}}{{#if deaths}} Process that died: {{md deaths}}.{{/if}}\n   - No match: [Diagnose further](#diagnose-further).\n{{#with differential.asks}}\n2. **Ask the probe {{code name}}: {{md shows}}.**\n\n   {{> probe-command this}}\n\n   {{> probe-cautions command}}\n   - Match: {{#if command.picks}}{{code command.picks}} in the answer{{else}}it{{/if}} says {{md here}}{{#if was}}; before the fault {{md was}}{{/if}}.\n{{#each others}}\n   - No match, it says {{md there}}: {{#each breaks}}{{#unless isFirst}} or {{/unless}}[{{md symptom}}]({{link file}}){{/each}}.\n{{/each}}\n   - No match, it says something else: [Diagnose further](#diagnose-further).\n{{/with}}\n{{else}}\n1. **Look at the share of good calls and the most frequent error.**\n   - Match: about {{pct during.share}} of calls are good{{#if before}} (before the fault: {{pct before.share}}){{/if}}; {{#if during.mainError}}most errors are {{code during.mainError.name}}, {{pct during.mainError.share}} of all calls{{else}}calls get no error, bad ones are too late{{/if}}.\n   - No match: [Diagnose further](#diagnose-further).\n2. **Look at how long calls take{{#if during.states}}, at the state that the service says{{/if}}{{#if deaths}}, and at its processes{{/if}}.**\n   - Match: {{md differential.times}}{{#if before}} (before: p50 {{ms before.p50Ms}}, p99 {{ms before.p99Ms}}){{/if}}.{{#if during.states}} State: {{code during.states}}.{{/if}}{{#if deaths}} Process that died: {{md deaths}}.{{else}} No process died.{{/if}}\n   - No match: [Diagnose further](#diagnose-further).\n{{/if}}\n{{else}}\n1. **Look for the symptom above.** What this break does to the calls was not measured in this run.\n   - Match: people say what is written above.\n   - No match: [Diagnose further](#diagnose-further).\n2. **Ask whether the cause is there.** Planned, not measured: {{md fault}}.\n   - Match: the cause is there{{#if deaths}}; a process that died in the run: {{md deaths}}{{/if}}.\n   - No match: [Diagnose further](#diagnose-further).\n{{/if}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- \""
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"md","hash":{},"data":data,"loc":{"start":{"line":4,"column":3},"end":{"line":4,"column":14}}})) != null ? stack1 : "")
+ "\"\n";
},"1":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"addresses"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":74},"end":{"line":7,"column":145}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
return " Set the [addresses](#stop-the-bleeding) first.";
},"3":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"differential"),"asks"),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.program(18, data, 0),"data":data,"loc":{"start":{"line":10,"column":0},"end":{"line":33,"column":7}}})) != null ? stack1 : "");
},"4":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "1. **Look at the share of good calls, the most frequent error and how long calls take.**\n   - Match: about "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":12,"column":18},"end":{"line":12,"column":38}}})) != null ? stack1 : "")
+ " of calls are good"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"before"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":12,"column":56},"end":{"line":12,"column":118}}})) != null ? stack1 : "")
+ "; "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"mainError"),{"name":"if","hash":{},"fn":container.program(6, data, 0),"inverse":container.program(7, data, 0),"data":data,"loc":{"start":{"line":12,"column":120},"end":{"line":12,"column":291}}})) != null ? stack1 : "")
+ "; "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"differential"),"times"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":12,"column":293},"end":{"line":12,"column":318}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"before"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":12,"column":318},"end":{"line":12,"column":398}}})) != null ? stack1 : "")
+ "."
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"states"),{"name":"if","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":12,"column":399},"end":{"line":12,"column":458}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"deaths"),{"name":"if","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":12,"column":458},"end":{"line":12,"column":513}}})) != null ? stack1 : "")
+ "\n   - No match: [Diagnose further](#diagnose-further).\n"
+ ((stack1 = lookupProperty(helpers,"with").call(alias1,lookupProperty(lookupProperty(depth0,"differential"),"asks"),{"name":"with","hash":{},"fn":container.program(11, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":14,"column":0},"end":{"line":25,"column":9}}})) != null ? stack1 : "");
},"5":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " (before the fault: "
+ ((stack1 = lookupProperty(helpers,"pct").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"before"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":12,"column":90},"end":{"line":12,"column":110}}})) != null ? stack1 : "")
+ ")";
},"6":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "most errors are "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"during"),"mainError"),"name"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":12,"column":160},"end":{"line":12,"column":190}}})) != null ? stack1 : "")
+ ", "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"during"),"mainError"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":12,"column":192},"end":{"line":12,"column":222}}})) != null ? stack1 : "")
+ " of all calls";
},"7":function(container,depth0,helpers,partials,data) {
return "calls get no error, bad ones are too late";
},"8":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return " (before: p50 "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"before"),"p50Ms"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":12,"column":346},"end":{"line":12,"column":365}}})) != null ? stack1 : "")
+ ", p99 "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"before"),"p99Ms"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":12,"column":371},"end":{"line":12,"column":390}}})) != null ? stack1 : "")
+ ")";
},"9":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " State: "
+ ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"during"),"states"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":12,"column":428},"end":{"line":12,"column":450}}})) != null ? stack1 : "")
+ ".";
},"10":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " Process that died: "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"deaths"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":12,"column":492},"end":{"line":12,"column":505}}})) != null ? stack1 : "")
+ ".";
},"11":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "2. **Ask the probe "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"name"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":15,"column":19},"end":{"line":15,"column":32}}})) != null ? stack1 : "")
+ ": "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"shows"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":15,"column":34},"end":{"line":15,"column":46}}})) != null ? stack1 : "")
+ ".**\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"probe-command"),depth0,{"name":"probe-command","data":data,"indent":"   ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"probe-cautions"),lookupProperty(depth0,"command"),{"name":"probe-cautions","data":data,"indent":"   ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "   - Match: "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"command"),"picks"),{"name":"if","hash":{},"fn":container.program(12, data, 0),"inverse":container.program(13, data, 0),"data":data,"loc":{"start":{"line":20,"column":12},"end":{"line":20,"column":86}}})) != null ? stack1 : "")
+ " says "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"here"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":20,"column":92},"end":{"line":20,"column":103}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"was"),{"name":"if","hash":{},"fn":container.program(14, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":20,"column":103},"end":{"line":20,"column":150}}})) != null ? stack1 : "")
+ ".\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"others"),{"name":"each","hash":{},"fn":container.program(15, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":21,"column":0},"end":{"line":23,"column":9}}})) != null ? stack1 : "")
+ "   - No match, it says something else: [Diagnose further](#diagnose-further).\n";
},"12":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"command"),"picks"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":20,"column":33},"end":{"line":20,"column":55}}})) != null ? stack1 : "")
+ " in the answer";
},"13":function(container,depth0,helpers,partials,data) {
return "it";
},"14":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "; before the fault "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"was"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":20,"column":133},"end":{"line":20,"column":143}}})) != null ? stack1 : "");
},"15":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "   - No match, it says "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"there"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":22,"column":23},"end":{"line":22,"column":35}}})) != null ? stack1 : "")
+ ": "
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"breaks"),{"name":"each","hash":{},"fn":container.program(16, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":22,"column":37},"end":{"line":22,"column":127}}})) != null ? stack1 : "")
+ ".\n";
},"16":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(depth0,"isFirst"),{"name":"unless","hash":{},"fn":container.program(17, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":22,"column":53},"end":{"line":22,"column":87}}})) != null ? stack1 : "")
+ "["
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"symptom"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":22,"column":88},"end":{"line":22,"column":102}}})) != null ? stack1 : "")
+ "]("
+ ((stack1 = lookupProperty(helpers,"link").call(alias1,lookupProperty(depth0,"file"),{"name":"link","hash":{},"data":data,"loc":{"start":{"line":22,"column":104},"end":{"line":22,"column":117}}})) != null ? stack1 : "")
+ ")";
},"17":function(container,depth0,helpers,partials,data) {
return " or ";
},"18":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "1. **Look at the share of good calls and the most frequent error.**\n   - Match: about "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":28,"column":18},"end":{"line":28,"column":38}}})) != null ? stack1 : "")
+ " of calls are good"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"before"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":28,"column":56},"end":{"line":28,"column":118}}})) != null ? stack1 : "")
+ "; "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"mainError"),{"name":"if","hash":{},"fn":container.program(6, data, 0),"inverse":container.program(7, data, 0),"data":data,"loc":{"start":{"line":28,"column":120},"end":{"line":28,"column":291}}})) != null ? stack1 : "")
+ ".\n   - No match: [Diagnose further](#diagnose-further).\n2. **Look at how long calls take"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"states"),{"name":"if","hash":{},"fn":container.program(19, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":30,"column":32},"end":{"line":30,"column":96}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"deaths"),{"name":"if","hash":{},"fn":container.program(20, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":30,"column":96},"end":{"line":30,"column":139}}})) != null ? stack1 : "")
+ ".**\n   - Match: "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"differential"),"times"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":31,"column":12},"end":{"line":31,"column":37}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"before"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":31,"column":37},"end":{"line":31,"column":117}}})) != null ? stack1 : "")
+ "."
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"states"),{"name":"if","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":31,"column":118},"end":{"line":31,"column":177}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"deaths"),{"name":"if","hash":{},"fn":container.program(10, data, 0),"inverse":container.program(21, data, 0),"data":data,"loc":{"start":{"line":31,"column":177},"end":{"line":31,"column":257}}})) != null ? stack1 : "")
+ "\n   - No match: [Diagnose further](#diagnose-further).\n";
},"19":function(container,depth0,helpers,partials,data) {
return ", at the state that the service says";
},"20":function(container,depth0,helpers,partials,data) {
return ", and at its processes";
},"21":function(container,depth0,helpers,partials,data) {
return " No process died.";
},"22":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "1. **Look for the symptom above.** What this break does to the calls was not measured in this run.\n   - Match: people say what is written above.\n   - No match: [Diagnose further](#diagnose-further).\n2. **Ask whether the cause is there.** Planned, not measured: "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"fault"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":38,"column":62},"end":{"line":38,"column":74}}})) != null ? stack1 : "")
+ ".\n   - Match: the cause is there"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"deaths"),{"name":"if","hash":{},"fn":container.program(23, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":39,"column":30},"end":{"line":39,"column":98}}})) != null ? stack1 : "")
+ ".\n   - No match: [Diagnose further](#diagnose-further).\n";
},"23":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "; a process that died in the run: "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"deaths"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":39,"column":78},"end":{"line":39,"column":91}}})) != null ? stack1 : "");
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "People say:\n\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"symptoms"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":5,"column":9}}})) != null ? stack1 : "")
+ "\nIt is this runbook only if **both** checks match."
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"differential"),"asks"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":49},"end":{"line":7,"column":152}}})) != null ? stack1 : "")
+ "\n\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"during"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.program(22, data, 0),"data":data,"loc":{"start":{"line":9,"column":0},"end":{"line":41,"column":7}}})) != null ? stack1 : "");
},"usePartial":true,"useData":true} },
"impact": { source: "| What | Measured in run {{cell run}} |\n| --- | --- |\n{{#if during}}\n| People, all calls | {{pct during.share}} good{{#if before}}, {{pct before.share}} before{{/if}}; {{#if hasBroken}}bad {{after brokeAfterMs}}{{else}}no second below the objective was recorded{{/if}} |\n{{else}}\n| People, all calls | not measured while the fault was on |\n{{/if}}\n{{#each calls}}\n{{#if suffers}}\n| People, {{cell call}} | {{pct share}} good{{#if hasBefore}}, {{pct shareBefore}} before{{/if}}{{#if mainError}}; {{pct mainError.share}} {{cell mainError.name}}{{/if}} |\n{{/if}}\n{{/each}}\n{{#if ledger}}\n| Data | {{count ledger.damaged}} acknowledged writes lost or doubled here; whole run: {{count ledger.lost}} lost, {{count ledger.doubled}} doubled, {{count ledger.inDoubt}} stored though the caller saw an error |\n{{else}}\n| Data | lost and doubled writes were not measured in this run |\n{{/if}}\n{{#if clock}}\n| Budget, {{cell clock.calls}} | {{count clock.badCalls}} bad calls in the day as rehearsed, gone in {{ms clock.goneInMs}} (computed) |\n{{else}}\n| Budget | the pace at which it goes was not measured |\n{{/if}}\n{{#if deaths}}\n| Processes | died: {{cell deaths}} |\n{{/if}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| People, all calls | "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":4,"column":22},"end":{"line":4,"column":42}}})) != null ? stack1 : "")
+ " good"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"before"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":4,"column":47},"end":{"line":4,"column":97}}})) != null ? stack1 : "")
+ "; "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasBroken"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.program(3, data, 0),"data":data,"loc":{"start":{"line":4,"column":99},"end":{"line":4,"column":199}}})) != null ? stack1 : "")
+ " |\n";
},"1":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ", "
+ ((stack1 = lookupProperty(helpers,"pct").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"before"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":4,"column":63},"end":{"line":4,"column":83}}})) != null ? stack1 : "")
+ " before";
},"2":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "bad "
+ ((stack1 = lookupProperty(helpers,"after").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"brokeAfterMs"),{"name":"after","hash":{},"data":data,"loc":{"start":{"line":4,"column":120},"end":{"line":4,"column":142}}})) != null ? stack1 : "");
},"3":function(container,depth0,helpers,partials,data) {
return "no second below the objective was recorded";
},"4":function(container,depth0,helpers,partials,data) {
return "| People, all calls | not measured while the fault was on |\n";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"suffers"),{"name":"if","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":9,"column":0},"end":{"line":11,"column":7}}})) != null ? stack1 : "");
},"6":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| People, "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"call"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":10,"column":10},"end":{"line":10,"column":23}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(depth0,"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":10,"column":26},"end":{"line":10,"column":39}}})) != null ? stack1 : "")
+ " good"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasBefore"),{"name":"if","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":44},"end":{"line":10,"column":96}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"mainError"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":96},"end":{"line":10,"column":169}}})) != null ? stack1 : "")
+ " |\n";
},"7":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ", "
+ ((stack1 = lookupProperty(helpers,"pct").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"shareBefore"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":10,"column":63},"end":{"line":10,"column":82}}})) != null ? stack1 : "")
+ " before";
},"8":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "; "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(lookupProperty(depth0,"mainError"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":10,"column":115},"end":{"line":10,"column":138}}})) != null ? stack1 : "")
+ " "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(lookupProperty(depth0,"mainError"),"name"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":10,"column":139},"end":{"line":10,"column":162}}})) != null ? stack1 : "");
},"9":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| Data | "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depth0,"ledger"),"damaged"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":14,"column":9},"end":{"line":14,"column":33}}})) != null ? stack1 : "")
+ " acknowledged writes lost or doubled here; whole run: "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depth0,"ledger"),"lost"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":14,"column":87},"end":{"line":14,"column":108}}})) != null ? stack1 : "")
+ " lost, "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depth0,"ledger"),"doubled"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":14,"column":115},"end":{"line":14,"column":139}}})) != null ? stack1 : "")
+ " doubled, "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depth0,"ledger"),"inDoubt"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":14,"column":149},"end":{"line":14,"column":173}}})) != null ? stack1 : "")
+ " stored though the caller saw an error |\n";
},"10":function(container,depth0,helpers,partials,data) {
return "| Data | lost and doubled writes were not measured in this run |\n";
},"11":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| Budget, "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(lookupProperty(depth0,"clock"),"calls"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":19,"column":10},"end":{"line":19,"column":30}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depth0,"clock"),"badCalls"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":19,"column":33},"end":{"line":19,"column":57}}})) != null ? stack1 : "")
+ " bad calls in the day as rehearsed, gone in "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"clock"),"goneInMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":19,"column":101},"end":{"line":19,"column":122}}})) != null ? stack1 : "")
+ " (computed) |\n";
},"12":function(container,depth0,helpers,partials,data) {
return "| Budget | the pace at which it goes was not measured |\n";
},"13":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "| Processes | died: "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"deaths"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":24,"column":20},"end":{"line":24,"column":35}}})) != null ? stack1 : "")
+ " |\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| What | Measured in run "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"run"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":1,"column":25},"end":{"line":1,"column":37}}})) != null ? stack1 : "")
+ " |\n| --- | --- |\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"during"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(4, data, 0),"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":7,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"calls"),{"name":"each","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":0},"end":{"line":12,"column":9}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"ledger"),{"name":"if","hash":{},"fn":container.program(9, data, 0),"inverse":container.program(10, data, 0),"data":data,"loc":{"start":{"line":13,"column":0},"end":{"line":17,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"clock"),{"name":"if","hash":{},"fn":container.program(11, data, 0),"inverse":container.program(12, data, 0),"data":data,"loc":{"start":{"line":18,"column":0},"end":{"line":22,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"deaths"),{"name":"if","hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":23,"column":0},"end":{"line":25,"column":7}}})) != null ? stack1 : "");
},"useData":true} },
"stop-the-bleeding": { source: "{{#if hasProvenFix}}\n**{{md fix.title}}.** Proven in run {{code run}}.\n{{else}}\n{{#if isWithstood}}\nNothing to do: the system withstood this break in run {{code run}}: {{md reason}}\n{{else}}\n**No verified fix.** Go to [the fallback](#fall-back-to-people).\n{{/if}}\n{{#if noFixReason}}\n\nWhy there is no fix: {{md noFixReason}}\n{{/if}}\n{{#if fix}}\n\n{{#if isWithstood}}If it does not hold this time, this fix is written; it was not needed in the run{{else}}Written, but not proven{{/if}}: **{{md fix.title}}** ({{md fix.reason}}). Ask **{{md owner}}** before you try it.\n{{/if}}\n{{/if}}\n{{#if addresses}}\n\n**Addresses.** Paste this with yours, once in each terminal. What is set already wins.\n\n{{fence \"sh\" addresses}}\n{{/if}}\n{{#if fix}}\n{{#each fix.steps}}\n\n{{> step this}}\n{{/each}}\n{{/if}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "**"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fix"),"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":2,"column":2},"end":{"line":2,"column":18}}})) != null ? stack1 : "")
+ ".** Proven in run "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"run"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":2,"column":36},"end":{"line":2,"column":48}}})) != null ? stack1 : "")
+ ".\n";
},"1":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isWithstood"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.program(3, data, 0),"data":data,"loc":{"start":{"line":4,"column":0},"end":{"line":8,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"noFixReason"),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":9,"column":0},"end":{"line":12,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"fix"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":13,"column":0},"end":{"line":16,"column":7}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "Nothing to do: the system withstood this break in run "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"run"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":5,"column":54},"end":{"line":5,"column":66}}})) != null ? stack1 : "")
+ ": "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"reason"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":5,"column":68},"end":{"line":5,"column":81}}})) != null ? stack1 : "")
+ "\n";
},"3":function(container,depth0,helpers,partials,data) {
return "**No verified fix.** Go to [the fallback](#fall-back-to-people).\n";
},"4":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "\nWhy there is no fix: "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"noFixReason"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":11,"column":21},"end":{"line":11,"column":39}}})) != null ? stack1 : "")
+ "\n";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isWithstood"),{"name":"if","hash":{},"fn":container.program(6, data, 0),"inverse":container.program(7, data, 0),"data":data,"loc":{"start":{"line":15,"column":0},"end":{"line":15,"column":137}}})) != null ? stack1 : "")
+ ": **"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fix"),"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":15,"column":141},"end":{"line":15,"column":157}}})) != null ? stack1 : "")
+ "** ("
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fix"),"reason"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":15,"column":161},"end":{"line":15,"column":178}}})) != null ? stack1 : "")
+ "). Ask **"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":15,"column":187},"end":{"line":15,"column":199}}})) != null ? stack1 : "")
+ "** before you try it.\n";
},"6":function(container,depth0,helpers,partials,data) {
return "If it does not hold this time, this fix is written; it was not needed in the run";
},"7":function(container,depth0,helpers,partials,data) {
return "Written, but not proven";
},"8":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "\n**Addresses.** Paste this with yours, once in each terminal. What is set already wins.\n\n"
+ ((stack1 = lookupProperty(helpers,"fence").call(depth0 != null ? depth0 : (container.nullContext || {}),"sh",lookupProperty(depth0,"addresses"),{"name":"fence","hash":{},"data":data,"loc":{"start":{"line":22,"column":0},"end":{"line":22,"column":24}}})) != null ? stack1 : "")
+ "\n";
},"9":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"fix"),"steps"),{"name":"each","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":25,"column":0},"end":{"line":28,"column":9}}})) != null ? stack1 : "");
},"10":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"step"),depth0,{"name":"step","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasProvenFix"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":17,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"addresses"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":18,"column":0},"end":{"line":23,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"fix"),{"name":"if","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":24,"column":0},"end":{"line":29,"column":7}}})) != null ? stack1 : "");
},"usePartial":true,"useData":true} },
"step": { source: "### {{count number}}. {{md title}}\n\n{{fence \"sh\" command.shell}}\n\n- **Expect:** {{#if expect}}{{code expect}} in the output{{else}}{{#if command.isHttp}}a status of 2xx on the last line{{else}}exit code 0{{/if}}; no other text is written in the scenario{{/if}}.{{#if isRepeated}} Repeat it for up to {{ms withinMs}}.{{/if}}\n- **If not:** {{#if otherwise}}{{md otherwise}}{{else}}[If it did not work](#if-it-did-not-work).{{/if}}\n- **Risk:** {{md risk}}. **Undo:** {{#if undo}}[Roll back](#roll-back){{else}}none is written{{/if}}.\n{{> exercise command}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"expect"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":5,"column":28},"end":{"line":5,"column":43}}})) != null ? stack1 : "")
+ " in the output";
},"1":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"command"),"isHttp"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.program(3, data, 0),"data":data,"loc":{"start":{"line":5,"column":65},"end":{"line":5,"column":145}}})) != null ? stack1 : "")
+ "; no other text is written in the scenario";
},"2":function(container,depth0,helpers,partials,data) {
return "a status of 2xx on the last line";
},"3":function(container,depth0,helpers,partials,data) {
return "exit code 0";
},"4":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " Repeat it for up to "
+ ((stack1 = lookupProperty(helpers,"ms").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"withinMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":5,"column":234},"end":{"line":5,"column":249}}})) != null ? stack1 : "")
+ ".";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"otherwise"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":6,"column":31},"end":{"line":6,"column":47}}})) != null ? stack1 : "");
},"6":function(container,depth0,helpers,partials,data) {
return "[If it did not work](#if-it-did-not-work).";
},"7":function(container,depth0,helpers,partials,data) {
return "[Roll back](#roll-back)";
},"8":function(container,depth0,helpers,partials,data) {
return "none is written";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "### "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(depth0,"number"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":1,"column":4},"end":{"line":1,"column":20}}})) != null ? stack1 : "")
+ ". "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":22},"end":{"line":1,"column":34}}})) != null ? stack1 : "")
+ "\n\n"
+ ((stack1 = lookupProperty(helpers,"fence").call(alias1,"sh",lookupProperty(lookupProperty(depth0,"command"),"shell"),{"name":"fence","hash":{},"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":3,"column":28}}})) != null ? stack1 : "")
+ "\n\n- **Expect:** "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"expect"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data,"loc":{"start":{"line":5,"column":14},"end":{"line":5,"column":194}}})) != null ? stack1 : "")
+ "."
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isRepeated"),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":5,"column":195},"end":{"line":5,"column":257}}})) != null ? stack1 : "")
+ "\n- **If not:** "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"otherwise"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.program(6, data, 0),"data":data,"loc":{"start":{"line":6,"column":14},"end":{"line":6,"column":104}}})) != null ? stack1 : "")
+ "\n- **Risk:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"risk"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":7,"column":12},"end":{"line":7,"column":23}}})) != null ? stack1 : "")
+ ". **Undo:** "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"undo"),{"name":"if","hash":{},"fn":container.program(7, data, 0),"inverse":container.program(8, data, 0),"data":data,"loc":{"start":{"line":7,"column":35},"end":{"line":7,"column":100}}})) != null ? stack1 : "")
+ ".\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"exercise"),lookupProperty(depth0,"command"),{"name":"exercise","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"usePartial":true,"useData":true} },
"exercise": { source: "{{#if exercise}}\n{{#if exercise.ok}}\n- **Exercised in {{md run}}:** yes, it took {{ms exercise.tookMs}}.{{#if exercise.output}} Seen: {{code exercise.output}}{{/if}}\n{{else}}\n- **Exercised in {{md run}}:** yes, and it did **not** give what was expected, after {{ms exercise.tookMs}}.{{#if exercise.output}} Seen: {{code exercise.output}}{{else}} There was no output.{{/if}}\n{{/if}}\n{{else}}\n- **Exercised in {{md run}}:** no.\n{{/if}}\n{{#if hasAddressesOfRun}}\n- **Addresses:** the scenario leaves them open and each run fills in its own. Put in yours.\n{{/if}}\n{{#if isMasked}}\n- **Secret:** where the command says {{code \"****\"}}, put in what the scenario has there, or its env; it is never written down here.\n{{/if}}\n{{#if isAltered}}\n- **Careful:** the command holds control characters, shown as U+FFFD. Take it from the scenario.\n{{/if}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"exercise"),"ok"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.program(3, data, 0),"data":data,"loc":{"start":{"line":2,"column":0},"end":{"line":6,"column":7}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Exercised in "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"run"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":3,"column":17},"end":{"line":3,"column":27}}})) != null ? stack1 : "")
+ ":** yes, it took "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"exercise"),"tookMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":3,"column":44},"end":{"line":3,"column":66}}})) != null ? stack1 : "")
+ "."
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"exercise"),"output"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":67},"end":{"line":3,"column":128}}})) != null ? stack1 : "")
+ "\n";
},"2":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " Seen: "
+ ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"exercise"),"output"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":3,"column":97},"end":{"line":3,"column":121}}})) != null ? stack1 : "");
},"3":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Exercised in "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"run"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":5,"column":17},"end":{"line":5,"column":27}}})) != null ? stack1 : "")
+ ":** yes, and it did **not** give what was expected, after "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"exercise"),"tookMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":5,"column":85},"end":{"line":5,"column":107}}})) != null ? stack1 : "")
+ "."
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"exercise"),"output"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.program(4, data, 0),"data":data,"loc":{"start":{"line":5,"column":108},"end":{"line":5,"column":198}}})) != null ? stack1 : "")
+ "\n";
},"4":function(container,depth0,helpers,partials,data) {
return " There was no output.";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **Exercised in "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"run"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":8,"column":17},"end":{"line":8,"column":27}}})) != null ? stack1 : "")
+ ":** no.\n";
},"6":function(container,depth0,helpers,partials,data) {
return "- **Addresses:** the scenario leaves them open and each run fills in its own. Put in yours.\n";
},"7":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **Secret:** where the command says "
+ ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),"****",{"name":"code","hash":{},"data":data,"loc":{"start":{"line":14,"column":37},"end":{"line":14,"column":52}}})) != null ? stack1 : "")
+ ", put in what the scenario has there, or its env; it is never written down here.\n";
},"8":function(container,depth0,helpers,partials,data) {
return "- **Careful:** the command holds control characters, shown as U+FFFD. Take it from the scenario.\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"exercise"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(5, data, 0),"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":9,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasAddressesOfRun"),{"name":"if","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":0},"end":{"line":12,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isMasked"),{"name":"if","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":13,"column":0},"end":{"line":15,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isAltered"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":16,"column":0},"end":{"line":18,"column":7}}})) != null ? stack1 : "");
},"useData":true} },
"verify-it-worked": { source: "{{#if stateCheck}}\n{{fence \"sh\" stateCheck.shell}}\n\n- **Expect:** {{code stateCheck.expect}}, within {{ms wantWithinMs}} of the first step. Ask again until then.\n{{#if stateCheck.isAltered}}\n- **Careful:** the command holds control characters, shown as U+FFFD. Take it from the scenario.\n{{/if}}\n{{else if fix}}\n- **Expect:** the number within {{ms wantWithinMs}} of the first step.{{#if isStateSame}} The state does not tell: it is {{code reachedState}} with the fix and without.{{/if}}\n{{/if}}\n- **The number:** at least **{{pct wantShare}}** of calls good{{#unless isStateSame}}, in state {{code wantState}}{{#unless wantsFull}} or better{{/unless}}{{/unless}}.\n{{#if hasProvenFix}}\n{{#with fix}}\n- **Measured:** {{#if isTimed}}reached **{{after reachedAfterMs}}** and held{{else}}time to the state not measured{{/if}}{{#if held}}; {{pct held.share}} of {{count held.sent}} calls good with the fault still on, p99 {{ms held.p99Ms}}{{else if figures}}; {{pct figures.share}} of {{count figures.sent}} calls good with the fault still on, p99 {{ms figures.p99Ms}}{{/if}}.\n{{/with}}\n{{else if isWithstood}}\n- **Measured:** {{#if during}}{{pct during.share}} of calls were good with the fault on and no fix ({{count during.good}} of {{count during.sent}}){{else}}no calls were counted with the fault on{{/if}}.\n{{else}}\n- **Measured:** nothing reached this in the run.\n{{/if}}\n{{#if alert}}\n\nShare of good calls in the last minute, where their metric is (docs/alerts.md):\n\n{{fence \"promql\" alert.goodShare}}\n\n- **Expect:** at least {{pct wantShare}} a minute after the last step; {{code alert.name}} is silent then.\n{{/if}}\n- **Not there in time:** [If it did not work](#if-it-did-not-work).\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"fence").call(alias1,"sh",lookupProperty(lookupProperty(depth0,"stateCheck"),"shell"),{"name":"fence","hash":{},"data":data,"loc":{"start":{"line":2,"column":0},"end":{"line":2,"column":31}}})) != null ? stack1 : "")
+ "\n\n- **Expect:** "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(lookupProperty(depth0,"stateCheck"),"expect"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":4,"column":14},"end":{"line":4,"column":40}}})) != null ? stack1 : "")
+ ", within "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"wantWithinMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":4,"column":49},"end":{"line":4,"column":68}}})) != null ? stack1 : "")
+ " of the first step. Ask again until then.\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"stateCheck"),"isAltered"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":5,"column":0},"end":{"line":7,"column":7}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
return "- **Careful:** the command holds control characters, shown as U+FFFD. Take it from the scenario.\n";
},"2":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"fix"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":0},"end":{"line":10,"column":0}}})) != null ? stack1 : "");
},"3":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Expect:** the number within "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"wantWithinMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":9,"column":32},"end":{"line":9,"column":51}}})) != null ? stack1 : "")
+ " of the first step."
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isStateSame"),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":9,"column":70},"end":{"line":9,"column":175}}})) != null ? stack1 : "")
+ "\n";
},"4":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " The state does not tell: it is "
+ ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"reachedState"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":9,"column":121},"end":{"line":9,"column":142}}})) != null ? stack1 : "")
+ " with the fix and without.";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ", in state "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"wantState"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":11,"column":96},"end":{"line":11,"column":114}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(depth0,"wantsFull"),{"name":"unless","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":11,"column":114},"end":{"line":11,"column":156}}})) != null ? stack1 : "");
},"6":function(container,depth0,helpers,partials,data) {
return " or better";
},"7":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"fix"),{"name":"with","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":13,"column":0},"end":{"line":15,"column":9}}})) != null ? stack1 : "");
},"8":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Measured:** "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isTimed"),{"name":"if","hash":{},"fn":container.program(9, data, 0),"inverse":container.program(10, data, 0),"data":data,"loc":{"start":{"line":14,"column":16},"end":{"line":14,"column":121}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"held"),{"name":"if","hash":{},"fn":container.program(11, data, 0),"inverse":container.program(12, data, 0),"data":data,"loc":{"start":{"line":14,"column":121},"end":{"line":14,"column":370}}})) != null ? stack1 : "")
+ ".\n";
},"9":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "reached **"
+ ((stack1 = lookupProperty(helpers,"after").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"reachedAfterMs"),{"name":"after","hash":{},"data":data,"loc":{"start":{"line":14,"column":41},"end":{"line":14,"column":65}}})) != null ? stack1 : "")
+ "** and held";
},"10":function(container,depth0,helpers,partials,data) {
return "time to the state not measured";
},"11":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "; "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(lookupProperty(depth0,"held"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":14,"column":135},"end":{"line":14,"column":153}}})) != null ? stack1 : "")
+ " of "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depth0,"held"),"sent"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":14,"column":157},"end":{"line":14,"column":176}}})) != null ? stack1 : "")
+ " calls good with the fault still on, p99 "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"held"),"p99Ms"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":14,"column":217},"end":{"line":14,"column":234}}})) != null ? stack1 : "");
},"12":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"figures"),{"name":"if","hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":14,"column":234},"end":{"line":14,"column":363}}})) != null ? stack1 : "");
},"13":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "; "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(lookupProperty(depth0,"figures"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":14,"column":255},"end":{"line":14,"column":276}}})) != null ? stack1 : "")
+ " of "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depth0,"figures"),"sent"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":14,"column":280},"end":{"line":14,"column":302}}})) != null ? stack1 : "")
+ " calls good with the fault still on, p99 "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"figures"),"p99Ms"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":14,"column":343},"end":{"line":14,"column":363}}})) != null ? stack1 : "");
},"14":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"isWithstood"),{"name":"if","hash":{},"fn":container.program(15, data, 0),"inverse":container.program(18, data, 0),"data":data,"loc":{"start":{"line":16,"column":0},"end":{"line":20,"column":0}}})) != null ? stack1 : "");
},"15":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **Measured:** "
+ ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"during"),{"name":"if","hash":{},"fn":container.program(16, data, 0),"inverse":container.program(17, data, 0),"data":data,"loc":{"start":{"line":17,"column":16},"end":{"line":17,"column":201}}})) != null ? stack1 : "")
+ ".\n";
},"16":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":17,"column":30},"end":{"line":17,"column":50}}})) != null ? stack1 : "")
+ " of calls were good with the fault on and no fix ("
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"good"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":17,"column":100},"end":{"line":17,"column":121}}})) != null ? stack1 : "")
+ " of "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depth0,"during"),"sent"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":17,"column":125},"end":{"line":17,"column":146}}})) != null ? stack1 : "")
+ ")";
},"17":function(container,depth0,helpers,partials,data) {
return "no calls were counted with the fault on";
},"18":function(container,depth0,helpers,partials,data) {
return "- **Measured:** nothing reached this in the run.\n";
},"19":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "\nShare of good calls in the last minute, where their metric is (docs/alerts.md):\n\n"
+ ((stack1 = lookupProperty(helpers,"fence").call(alias1,"promql",lookupProperty(lookupProperty(depth0,"alert"),"goodShare"),{"name":"fence","hash":{},"data":data,"loc":{"start":{"line":25,"column":0},"end":{"line":25,"column":34}}})) != null ? stack1 : "")
+ "\n\n- **Expect:** at least "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(depth0,"wantShare"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":27,"column":23},"end":{"line":27,"column":40}}})) != null ? stack1 : "")
+ " a minute after the last step; "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(lookupProperty(depth0,"alert"),"name"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":27,"column":71},"end":{"line":27,"column":90}}})) != null ? stack1 : "")
+ " is silent then.\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"stateCheck"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(2, data, 0),"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":10,"column":7}}})) != null ? stack1 : "")
+ "- **The number:** at least **"
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(depth0,"wantShare"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":11,"column":29},"end":{"line":11,"column":46}}})) != null ? stack1 : "")
+ "** of calls good"
+ ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(depth0,"isStateSame"),{"name":"unless","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":11,"column":62},"end":{"line":11,"column":167}}})) != null ? stack1 : "")
+ ".\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasProvenFix"),{"name":"if","hash":{},"fn":container.program(7, data, 0),"inverse":container.program(14, data, 0),"data":data,"loc":{"start":{"line":12,"column":0},"end":{"line":20,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"alert"),{"name":"if","hash":{},"fn":container.program(19, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":21,"column":0},"end":{"line":28,"column":7}}})) != null ? stack1 : "")
+ "- **Not there in time:** [If it did not work](#if-it-did-not-work).\n";
},"useData":true} },
"if-it-did-not-work": { source: "- **At once:** page **{{md owner}}**. Say: \"{{md title}}\", runbook {{code id}}, and the share of good calls. [Undo](#roll-back) what you did first.\n{{#each untried}}\n- **Left to try, not proven:** {{md title}} ({{md reason}}).\n{{/each}}\n{{#each timeline}}\n{{#unless isBudget}}\n- **{{ms atMs}} after it began:** give up. Start [the fallback to people](#fall-back-to-people).\n{{/unless}}\n{{/each}}\n{{#if fallback}}\n- **When its trigger is there, whatever the clock says:** {{md fallback.decides}} calls [{{md fallback.title}}](#fall-back-to-people).\n{{else}}\n- **There is no fallback to people** in the scenario. {{md owner}} decides what comes next.\n{{/if}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Left to try, not proven:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":3,"column":31},"end":{"line":3,"column":43}}})) != null ? stack1 : "")
+ " ("
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"reason"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":3,"column":45},"end":{"line":3,"column":58}}})) != null ? stack1 : "")
+ ").\n";
},"1":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"unless").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"isBudget"),{"name":"unless","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":0},"end":{"line":8,"column":11}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **"
+ ((stack1 = lookupProperty(helpers,"ms").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"atMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":7,"column":4},"end":{"line":7,"column":15}}})) != null ? stack1 : "")
+ " after it began:** give up. Start [the fallback to people](#fall-back-to-people).\n";
},"3":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **When its trigger is there, whatever the clock says:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"decides"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":11,"column":58},"end":{"line":11,"column":81}}})) != null ? stack1 : "")
+ " calls ["
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":11,"column":89},"end":{"line":11,"column":110}}})) != null ? stack1 : "")
+ "](#fall-back-to-people).\n";
},"4":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **There is no fallback to people** in the scenario. "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":13,"column":54},"end":{"line":13,"column":66}}})) != null ? stack1 : "")
+ " decides what comes next.\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **At once:** page **"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":22},"end":{"line":1,"column":34}}})) != null ? stack1 : "")
+ "**. Say: \""
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":44},"end":{"line":1,"column":56}}})) != null ? stack1 : "")
+ "\", runbook "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"id"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":1,"column":67},"end":{"line":1,"column":78}}})) != null ? stack1 : "")
+ ", and the share of good calls. [Undo](#roll-back) what you did first.\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"untried"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":2,"column":0},"end":{"line":4,"column":9}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"timeline"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":5,"column":0},"end":{"line":9,"column":9}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"fallback"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.program(4, data, 0),"data":data,"loc":{"start":{"line":10,"column":0},"end":{"line":14,"column":7}}})) != null ? stack1 : "");
},"useData":true} },
"do-not-do-this": { source: "{{#if rejected}}\nEach was tried in run {{code run}} while the fault was on. None brought the wanted state.\n\n| Tempting action | Good calls | p50 | p99 | What was measured |\n| --- | --- | --- | --- | --- |\n{{#each rejected}}\n| {{cell title}} | {{#if figures}}{{pct figures.share}} | {{ms figures.p50Ms}} | {{ms figures.p99Ms}}{{else}}not measured | not measured | not measured{{/if}} | {{cell reason}} |\n{{/each}}\n{{else}}\nNo fix was tried and rejected in run {{code run}}.\n{{/if}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "Each was tried in run "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"run"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":2,"column":22},"end":{"line":2,"column":34}}})) != null ? stack1 : "")
+ " while the fault was on. None brought the wanted state.\n\n| Tempting action | Good calls | p50 | p99 | What was measured |\n| --- | --- | --- | --- | --- |\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"rejected"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":0},"end":{"line":8,"column":9}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"title"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":7,"column":2},"end":{"line":7,"column":16}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"figures"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.program(3, data, 0),"data":data,"loc":{"start":{"line":7,"column":19},"end":{"line":7,"column":158}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"reason"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":7,"column":161},"end":{"line":7,"column":176}}})) != null ? stack1 : "")
+ " |\n";
},"2":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(lookupProperty(depth0,"figures"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":7,"column":34},"end":{"line":7,"column":55}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"figures"),"p50Ms"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":7,"column":58},"end":{"line":7,"column":78}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"figures"),"p99Ms"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":7,"column":81},"end":{"line":7,"column":101}}})) != null ? stack1 : "");
},"3":function(container,depth0,helpers,partials,data) {
return "not measured | not measured | not measured";
},"4":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "No fix was tried and rejected in run "
+ ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"run"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":10,"column":37},"end":{"line":10,"column":49}}})) != null ? stack1 : "")
+ ".\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"rejected"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(4, data, 0),"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":11,"column":7}}})) != null ? stack1 : "");
},"useData":true} },
"fall-back-to-people": { source: "{{#if fallback}}\n**{{md fallback.title}}.** Exercised in {{md run}}: no. A run exercises systems, not people: rehearse it.\n{{#with fallback}}\n\n- **Trigger:** {{md trigger}}\n{{#if hasGiveUp}}\n- **At the latest:** {{ms giveUpAfter}} after the trouble began\n{{/if}}\n- **Decides:** {{md decides}}\n- **Capacity (planned, not measured):** {{md capacity}}\n- **Shares with the system:** {{md sharesFateWith}}\n\n{{#if say}}\nSay exactly:\n\n> {{md say}}\n{{else}}\nNo words to say are written in the scenario. Write them.\n{{/if}}\n\n{{#each steps}}\n{{count number}}. {{md what}} Exercised: no.\n{{else}}\nNo steps are written in the scenario. Write them.\n{{/each}}\n\n**How paper comes back into the system:**\n\n{{#each back}}\n{{count number}}. {{md what}} Exercised: no.\n{{else}}\nNot written in the scenario. Write it, before there is paper.\n{{/each}}\n{{/with}}\n{{else}}\nNo paper fallback is written in the scenario. Write one.\n{{/if}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "**"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":2,"column":2},"end":{"line":2,"column":23}}})) != null ? stack1 : "")
+ ".** Exercised in "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"run"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":2,"column":40},"end":{"line":2,"column":50}}})) != null ? stack1 : "")
+ ": no. A run exercises systems, not people: rehearse it.\n"
+ ((stack1 = lookupProperty(helpers,"with").call(alias1,lookupProperty(depth0,"fallback"),{"name":"with","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":34,"column":9}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "\n- **Trigger:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"trigger"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":5,"column":15},"end":{"line":5,"column":29}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasGiveUp"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":0},"end":{"line":8,"column":7}}})) != null ? stack1 : "")
+ "- **Decides:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"decides"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":9,"column":15},"end":{"line":9,"column":29}}})) != null ? stack1 : "")
+ "\n- **Capacity (planned, not measured):** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"capacity"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":10,"column":40},"end":{"line":10,"column":55}}})) != null ? stack1 : "")
+ "\n- **Shares with the system:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"sharesFateWith"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":11,"column":30},"end":{"line":11,"column":51}}})) != null ? stack1 : "")
+ "\n\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"say"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.program(4, data, 0),"data":data,"loc":{"start":{"line":13,"column":0},"end":{"line":19,"column":7}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"steps"),{"name":"each","hash":{},"fn":container.program(5, data, 0),"inverse":container.program(6, data, 0),"data":data,"loc":{"start":{"line":21,"column":0},"end":{"line":25,"column":9}}})) != null ? stack1 : "")
+ "\n**How paper comes back into the system:**\n\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"back"),{"name":"each","hash":{},"fn":container.program(5, data, 0),"inverse":container.program(7, data, 0),"data":data,"loc":{"start":{"line":29,"column":0},"end":{"line":33,"column":9}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **At the latest:** "
+ ((stack1 = lookupProperty(helpers,"ms").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"giveUpAfter"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":7,"column":21},"end":{"line":7,"column":39}}})) != null ? stack1 : "")
+ " after the trouble began\n";
},"3":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "Say exactly:\n\n> "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"say"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":16,"column":2},"end":{"line":16,"column":12}}})) != null ? stack1 : "")
+ "\n";
},"4":function(container,depth0,helpers,partials,data) {
return "No words to say are written in the scenario. Write them.\n";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(depth0,"number"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":22,"column":0},"end":{"line":22,"column":16}}})) != null ? stack1 : "")
+ ". "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"what"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":22,"column":18},"end":{"line":22,"column":29}}})) != null ? stack1 : "")
+ " Exercised: no.\n";
},"6":function(container,depth0,helpers,partials,data) {
return "No steps are written in the scenario. Write them.\n";
},"7":function(container,depth0,helpers,partials,data) {
return "Not written in the scenario. Write it, before there is paper.\n";
},"8":function(container,depth0,helpers,partials,data) {
return "No paper fallback is written in the scenario. Write one.\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"fallback"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(8, data, 0),"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":37,"column":7}}})) != null ? stack1 : "");
},"useData":true} },
"roll-back": { source: "- **When:** only once this is gone: {{md fault}}.\n{{#if alone}}\n- **Left alone** it {{md alone.text}}.{{#unless alone.cameBack}} Do not wait for it.{{/unless}}\n{{/if}}\n{{#if neverRecovered}}\n{{#if hasRecovered}}\n- **In run {{code run}} the system came back too late:** {{ms recoveredAfterMs}} after the fault was gone (deadline in the scenario: {{ms recoverWithinMs}}).\n{{else}}\n- **In run {{code run}} the system did not come back** after the fault was gone (deadline in the scenario: {{ms recoverWithinMs}}). Page **{{md owner}}** before you undo anything.\n{{/if}}\n{{else if hasRecovered}}\n- **Measured:** in run {{code run}} the system was back to full {{after recoveredAfterMs}}, counted from the end of the fault (deadline in the scenario: {{ms recoverWithinMs}}).\n{{else}}\n- **Measured:** the time back to full was not measured (deadline in the scenario: {{ms recoverWithinMs}}).\n{{/if}}\n{{#if after}}\n- **Meanwhile** {{pct after.share}} of calls were good in the {{ms after.lastedMs}} after the fault: p50 {{ms after.p50Ms}}, p99 {{ms after.p99Ms}}.\n{{/if}}\n{{#if fix}}\n{{#each fix.undoSteps}}\n\n### Undo {{count number}}. {{md title}}\n\n{{#if undo}}\n{{fence \"sh\" undo.shell}}\n\n- **Expect:** {{#if undoExpect}}{{code undoExpect}} in the output{{else}}{{#if undo.isHttp}}a status of 2xx on the last line{{else}}exit code 0{{/if}}{{/if}}.\n- **If not:** leave it as it is and go to [If it did not work](#if-it-did-not-work).\n{{> exercise undo}}\n{{else}}\nNo undo is written in the scenario for this step.\n{{/if}}\n{{/each}}\n{{#if backCheck}}\n\n### Watch it come back\n\n{{fence \"sh\" backCheck.shell}}\n\n- **Expect:** {{code backCheck.expect}}{{#if backCheck.alsoExpect}} and {{code backCheck.alsoExpect}}{{/if}}, within {{ms recoverWithinMs}} (written in the scenario). Ask again until then.\n- **If not:** do [Stop the bleeding](#stop-the-bleeding) once more and page **{{md owner}}**.\n{{#if backCheck.isAltered}}\n- **Careful:** the command holds control characters, shown as U+FFFD. Take it from the scenario.\n{{/if}}\n{{else}}\n\nIf good calls fall again: do [Stop the bleeding](#stop-the-bleeding) once more and page **{{md owner}}**.\n{{/if}}\n{{else}}\n\nNothing to roll back: this runbook has no fix to apply.\n{{/if}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Left alone** it "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"alone"),"text"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":3,"column":20},"end":{"line":3,"column":37}}})) != null ? stack1 : "")
+ "."
+ ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(lookupProperty(depth0,"alone"),"cameBack"),{"name":"unless","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":38},"end":{"line":3,"column":95}}})) != null ? stack1 : "")
+ "\n";
},"1":function(container,depth0,helpers,partials,data) {
return " Do not wait for it.";
},"2":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"hasRecovered"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.program(4, data, 0),"data":data,"loc":{"start":{"line":6,"column":0},"end":{"line":10,"column":7}}})) != null ? stack1 : "");
},"3":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **In run "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"run"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":7,"column":11},"end":{"line":7,"column":23}}})) != null ? stack1 : "")
+ " the system came back too late:** "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"recoveredAfterMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":7,"column":57},"end":{"line":7,"column":80}}})) != null ? stack1 : "")
+ " after the fault was gone (deadline in the scenario: "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"recoverWithinMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":7,"column":133},"end":{"line":7,"column":155}}})) != null ? stack1 : "")
+ ").\n";
},"4":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **In run "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"run"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":9,"column":11},"end":{"line":9,"column":23}}})) != null ? stack1 : "")
+ " the system did not come back** after the fault was gone (deadline in the scenario: "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"recoverWithinMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":9,"column":107},"end":{"line":9,"column":129}}})) != null ? stack1 : "")
+ "). Page **"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":9,"column":139},"end":{"line":9,"column":151}}})) != null ? stack1 : "")
+ "** before you undo anything.\n";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"hasRecovered"),{"name":"if","hash":{},"fn":container.program(6, data, 0),"inverse":container.program(7, data, 0),"data":data,"loc":{"start":{"line":11,"column":0},"end":{"line":15,"column":0}}})) != null ? stack1 : "");
},"6":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Measured:** in run "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"run"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":12,"column":23},"end":{"line":12,"column":35}}})) != null ? stack1 : "")
+ " the system was back to full "
+ ((stack1 = lookupProperty(helpers,"after").call(alias1,lookupProperty(depth0,"recoveredAfterMs"),{"name":"after","hash":{},"data":data,"loc":{"start":{"line":12,"column":64},"end":{"line":12,"column":90}}})) != null ? stack1 : "")
+ ", counted from the end of the fault (deadline in the scenario: "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"recoverWithinMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":12,"column":153},"end":{"line":12,"column":175}}})) != null ? stack1 : "")
+ ").\n";
},"7":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **Measured:** the time back to full was not measured (deadline in the scenario: "
+ ((stack1 = lookupProperty(helpers,"ms").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"recoverWithinMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":14,"column":82},"end":{"line":14,"column":104}}})) != null ? stack1 : "")
+ ").\n";
},"8":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Meanwhile** "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(lookupProperty(depth0,"after"),"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":17,"column":16},"end":{"line":17,"column":35}}})) != null ? stack1 : "")
+ " of calls were good in the "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"after"),"lastedMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":17,"column":62},"end":{"line":17,"column":83}}})) != null ? stack1 : "")
+ " after the fault: p50 "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"after"),"p50Ms"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":17,"column":105},"end":{"line":17,"column":123}}})) != null ? stack1 : "")
+ ", p99 "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"after"),"p99Ms"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":17,"column":129},"end":{"line":17,"column":147}}})) != null ? stack1 : "")
+ ".\n";
},"9":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"fix"),"undoSteps"),{"name":"each","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":20,"column":0},"end":{"line":33,"column":9}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"backCheck"),{"name":"if","hash":{},"fn":container.program(17, data, 0),"inverse":container.program(20, data, 0),"data":data,"loc":{"start":{"line":34,"column":0},"end":{"line":48,"column":7}}})) != null ? stack1 : "");
},"10":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "\n### Undo "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(depth0,"number"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":22,"column":9},"end":{"line":22,"column":25}}})) != null ? stack1 : "")
+ ". "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":22,"column":27},"end":{"line":22,"column":39}}})) != null ? stack1 : "")
+ "\n\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"undo"),{"name":"if","hash":{},"fn":container.program(11, data, 0),"inverse":container.program(16, data, 0),"data":data,"loc":{"start":{"line":24,"column":0},"end":{"line":32,"column":7}}})) != null ? stack1 : "");
},"11":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"fence").call(alias1,"sh",lookupProperty(lookupProperty(depth0,"undo"),"shell"),{"name":"fence","hash":{},"data":data,"loc":{"start":{"line":25,"column":0},"end":{"line":25,"column":25}}})) != null ? stack1 : "")
+ "\n\n- **Expect:** "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"undoExpect"),{"name":"if","hash":{},"fn":container.program(12, data, 0),"inverse":container.program(13, data, 0),"data":data,"loc":{"start":{"line":27,"column":14},"end":{"line":27,"column":157}}})) != null ? stack1 : "")
+ ".\n- **If not:** leave it as it is and go to [If it did not work](#if-it-did-not-work).\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"exercise"),lookupProperty(depth0,"undo"),{"name":"exercise","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"12":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"undoExpect"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":27,"column":32},"end":{"line":27,"column":51}}})) != null ? stack1 : "")
+ " in the output";
},"13":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"undo"),"isHttp"),{"name":"if","hash":{},"fn":container.program(14, data, 0),"inverse":container.program(15, data, 0),"data":data,"loc":{"start":{"line":27,"column":73},"end":{"line":27,"column":150}}})) != null ? stack1 : "");
},"14":function(container,depth0,helpers,partials,data) {
return "a status of 2xx on the last line";
},"15":function(container,depth0,helpers,partials,data) {
return "exit code 0";
},"16":function(container,depth0,helpers,partials,data) {
return "No undo is written in the scenario for this step.\n";
},"17":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "\n### Watch it come back\n\n"
+ ((stack1 = lookupProperty(helpers,"fence").call(alias1,"sh",lookupProperty(lookupProperty(depth0,"backCheck"),"shell"),{"name":"fence","hash":{},"data":data,"loc":{"start":{"line":38,"column":0},"end":{"line":38,"column":30}}})) != null ? stack1 : "")
+ "\n\n- **Expect:** "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(lookupProperty(depth0,"backCheck"),"expect"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":40,"column":14},"end":{"line":40,"column":39}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"backCheck"),"alsoExpect"),{"name":"if","hash":{},"fn":container.program(18, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":40,"column":39},"end":{"line":40,"column":108}}})) != null ? stack1 : "")
+ ", within "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"recoverWithinMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":40,"column":117},"end":{"line":40,"column":139}}})) != null ? stack1 : "")
+ " (written in the scenario). Ask again until then.\n- **If not:** do [Stop the bleeding](#stop-the-bleeding) once more and page **"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":41,"column":78},"end":{"line":41,"column":90}}})) != null ? stack1 : "")
+ "**.\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"backCheck"),"isAltered"),{"name":"if","hash":{},"fn":container.program(19, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":42,"column":0},"end":{"line":44,"column":7}}})) != null ? stack1 : "");
},"18":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " and "
+ ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"backCheck"),"alsoExpect"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":40,"column":72},"end":{"line":40,"column":101}}})) != null ? stack1 : "");
},"19":function(container,depth0,helpers,partials,data) {
return "- **Careful:** the command holds control characters, shown as U+FFFD. Take it from the scenario.\n";
},"20":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "\nIf good calls fall again: do [Stop the bleeding](#stop-the-bleeding) once more and page **"
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":47,"column":90},"end":{"line":47,"column":102}}})) != null ? stack1 : "")
+ "**.\n";
},"21":function(container,depth0,helpers,partials,data) {
return "\nNothing to roll back: this runbook has no fix to apply.\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **When:** only once this is gone: "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"fault"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":36},"end":{"line":1,"column":48}}})) != null ? stack1 : "")
+ ".\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"alone"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":2,"column":0},"end":{"line":4,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"neverRecovered"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.program(5, data, 0),"data":data,"loc":{"start":{"line":5,"column":0},"end":{"line":15,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"after"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":16,"column":0},"end":{"line":18,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"fix"),{"name":"if","hash":{},"fn":container.program(9, data, 0),"inverse":container.program(21, data, 0),"data":data,"loc":{"start":{"line":19,"column":0},"end":{"line":52,"column":7}}})) != null ? stack1 : "");
},"usePartial":true,"useData":true} },
"diagnose-further": { source: "{{#with differential}}\n{{#if ../hasSiblings}}\nEvery break of run {{code ../run}}, as measured with the fault on and no fix. The surest sign stands first; **bold** is what is clearly another than here.\n\n{{else}}\nThis run had no other break to compare with.\n\n{{/if}}\n| Sign |{{#each columns}} {{cell letter}}. {{#if isThis}}{{cell symptom}} (this one){{else}}[{{cell symptom}}]({{link file}}){{/if}} |{{/each}}\n| --- |{{#each columns}} --- |{{/each}}\n{{#each signs}}\n| {{cell name}}{{#if about}} ({{cell about}}){{/if}} |{{#each cells}} {{#if tells}}**{{cell text}}**{{else}}{{cell text}}{{/if}} |{{/each}}\n{{/each}}\n{{#if siblings}}\n\nHow to tell them apart:\n\n{{#each siblings}}\n- {{md letter}}. [{{md symptom}}]({{link file}}){{#if looksSame}} looks the same from outside{{/if}}:\n{{#each differences}}\n  - {{md signal}}: {{code there}} there, {{code here}} here\n{{else}}\n{{#if looksSame}}\n  - nothing that was measured tells them apart: ask its owner before you act, and give the scenario a probe\n{{else}}\n  - not measured\n{{/if}}\n{{/each}}\n{{/each}}\n{{/if}}\n{{#each siblings}}\n{{#if question}}\n{{#with question}}\n\n{{#if ../looksSame}}\n**From outside, this one and {{md ../letter}} look the same.** Run this:\n{{else}}\n**From outside, this one and {{md ../letter}} look much alike.** Run this:\n{{/if}}\n\n{{> probe-command this}}\n\n{{> probe-answer this}}\n- **It says {{md here}}:** this runbook.\n{{#each others}}\n- **It says {{md there}}:** it is {{#each breaks}}{{#unless isFirst}} or {{/unless}}{{md letter}}, [{{md symptom}}]({{link file}}){{/each}}.\n{{/each}}\n- **It says something else:** neither was measured like that. Page the owner before you act.\n{{/with}}\n{{/if}}\n{{/each}}\n{{/with}}\n", spec: {"0":function(container,depth0,helpers,partials,data,blockParams,depths) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depths[1],"hasSiblings"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams, depths),"inverse":container.program(2, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":2,"column":0},"end":{"line":8,"column":7}}})) != null ? stack1 : "")
+ "| Sign |"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"columns"),{"name":"each","hash":{},"fn":container.program(3, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":9,"column":8},"end":{"line":9,"column":143}}})) != null ? stack1 : "")
+ "\n| --- |"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"columns"),{"name":"each","hash":{},"fn":container.program(6, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":7},"end":{"line":10,"column":39}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"signs"),{"name":"each","hash":{},"fn":container.program(7, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":11,"column":0},"end":{"line":13,"column":9}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"siblings"),{"name":"if","hash":{},"fn":container.program(12, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":14,"column":0},"end":{"line":30,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"siblings"),{"name":"each","hash":{},"fn":container.program(19, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":31,"column":0},"end":{"line":51,"column":9}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data,blockParams,depths) {
var stack1, lookupProperty = container.lookupProperty;

return "Every break of run "
+ ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depths[1],"run"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":3,"column":19},"end":{"line":3,"column":34}}})) != null ? stack1 : "")
+ ", as measured with the fault on and no fix. The surest sign stands first; **bold** is what is clearly another than here.\n\n";
},"2":function(container,depth0,helpers,partials,data) {
return "This run had no other break to compare with.\n\n";
},"3":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return " "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"letter"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":9,"column":26},"end":{"line":9,"column":41}}})) != null ? stack1 : "")
+ ". "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isThis"),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.program(5, data, 0),"data":data,"loc":{"start":{"line":9,"column":43},"end":{"line":9,"column":132}}})) != null ? stack1 : "")
+ " |";
},"4":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"symptom"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":9,"column":57},"end":{"line":9,"column":73}}})) != null ? stack1 : "")
+ " (this one)";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "["
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"symptom"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":9,"column":93},"end":{"line":9,"column":109}}})) != null ? stack1 : "")
+ "]("
+ ((stack1 = lookupProperty(helpers,"link").call(alias1,lookupProperty(depth0,"file"),{"name":"link","hash":{},"data":data,"loc":{"start":{"line":9,"column":111},"end":{"line":9,"column":124}}})) != null ? stack1 : "")
+ ")";
},"6":function(container,depth0,helpers,partials,data) {
return " --- |";
},"7":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"name"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":12,"column":2},"end":{"line":12,"column":15}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"about"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":12,"column":15},"end":{"line":12,"column":52}}})) != null ? stack1 : "")
+ " |"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"cells"),{"name":"each","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":12,"column":54},"end":{"line":12,"column":139}}})) != null ? stack1 : "")
+ "\n";
},"8":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " ("
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"about"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":12,"column":30},"end":{"line":12,"column":44}}})) != null ? stack1 : "")
+ ")";
},"9":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " "
+ ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"tells"),{"name":"if","hash":{},"fn":container.program(10, data, 0),"inverse":container.program(11, data, 0),"data":data,"loc":{"start":{"line":12,"column":70},"end":{"line":12,"column":128}}})) != null ? stack1 : "")
+ " |";
},"10":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "**"
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"text"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":12,"column":85},"end":{"line":12,"column":98}}})) != null ? stack1 : "")
+ "**";
},"11":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"text"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":12,"column":108},"end":{"line":12,"column":121}}})) != null ? stack1 : "");
},"12":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "\nHow to tell them apart:\n\n"
+ ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"siblings"),{"name":"each","hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":18,"column":0},"end":{"line":29,"column":9}}})) != null ? stack1 : "");
},"13":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"letter"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":19,"column":2},"end":{"line":19,"column":15}}})) != null ? stack1 : "")
+ ". ["
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"symptom"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":19,"column":18},"end":{"line":19,"column":32}}})) != null ? stack1 : "")
+ "]("
+ ((stack1 = lookupProperty(helpers,"link").call(alias1,lookupProperty(depth0,"file"),{"name":"link","hash":{},"data":data,"loc":{"start":{"line":19,"column":34},"end":{"line":19,"column":47}}})) != null ? stack1 : "")
+ ")"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"looksSame"),{"name":"if","hash":{},"fn":container.program(14, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":19,"column":48},"end":{"line":19,"column":100}}})) != null ? stack1 : "")
+ ":\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"differences"),{"name":"each","hash":{},"fn":container.program(15, data, 0),"inverse":container.program(16, data, 0),"data":data,"loc":{"start":{"line":20,"column":0},"end":{"line":28,"column":9}}})) != null ? stack1 : "");
},"14":function(container,depth0,helpers,partials,data) {
return " looks the same from outside";
},"15":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "  - "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"signal"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":21,"column":4},"end":{"line":21,"column":17}}})) != null ? stack1 : "")
+ ": "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"there"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":21,"column":19},"end":{"line":21,"column":33}}})) != null ? stack1 : "")
+ " there, "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"here"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":21,"column":41},"end":{"line":21,"column":54}}})) != null ? stack1 : "")
+ " here\n";
},"16":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"looksSame"),{"name":"if","hash":{},"fn":container.program(17, data, 0),"inverse":container.program(18, data, 0),"data":data,"loc":{"start":{"line":23,"column":0},"end":{"line":27,"column":7}}})) != null ? stack1 : "");
},"17":function(container,depth0,helpers,partials,data) {
return "  - nothing that was measured tells them apart: ask its owner before you act, and give the scenario a probe\n";
},"18":function(container,depth0,helpers,partials,data) {
return "  - not measured\n";
},"19":function(container,depth0,helpers,partials,data,blockParams,depths) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"question"),{"name":"if","hash":{},"fn":container.program(20, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":32,"column":0},"end":{"line":50,"column":7}}})) != null ? stack1 : "");
},"20":function(container,depth0,helpers,partials,data,blockParams,depths) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"question"),{"name":"with","hash":{},"fn":container.program(21, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":33,"column":0},"end":{"line":49,"column":9}}})) != null ? stack1 : "");
},"21":function(container,depth0,helpers,partials,data,blockParams,depths) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depths[1],"looksSame"),{"name":"if","hash":{},"fn":container.program(22, data, 0, blockParams, depths),"inverse":container.program(23, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":35,"column":0},"end":{"line":39,"column":7}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"probe-command"),depth0,{"name":"probe-command","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"probe-answer"),depth0,{"name":"probe-answer","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "- **It says "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"here"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":44,"column":12},"end":{"line":44,"column":23}}})) != null ? stack1 : "")
+ ":** this runbook.\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"others"),{"name":"each","hash":{},"fn":container.program(24, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":45,"column":0},"end":{"line":47,"column":9}}})) != null ? stack1 : "")
+ "- **It says something else:** neither was measured like that. Page the owner before you act.\n";
},"22":function(container,depth0,helpers,partials,data,blockParams,depths) {
var stack1, lookupProperty = container.lookupProperty;

return "**From outside, this one and "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depths[1],"letter"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":36,"column":29},"end":{"line":36,"column":45}}})) != null ? stack1 : "")
+ " look the same.** Run this:\n";
},"23":function(container,depth0,helpers,partials,data,blockParams,depths) {
var stack1, lookupProperty = container.lookupProperty;

return "**From outside, this one and "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depths[1],"letter"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":38,"column":29},"end":{"line":38,"column":45}}})) != null ? stack1 : "")
+ " look much alike.** Run this:\n";
},"24":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **It says "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"there"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":46,"column":12},"end":{"line":46,"column":24}}})) != null ? stack1 : "")
+ ":** it is "
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"breaks"),{"name":"each","hash":{},"fn":container.program(25, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":46,"column":34},"end":{"line":46,"column":139}}})) != null ? stack1 : "")
+ ".\n";
},"25":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(depth0,"isFirst"),{"name":"unless","hash":{},"fn":container.program(26, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":46,"column":50},"end":{"line":46,"column":84}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"letter"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":46,"column":84},"end":{"line":46,"column":97}}})) != null ? stack1 : "")
+ ", ["
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"symptom"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":46,"column":100},"end":{"line":46,"column":114}}})) != null ? stack1 : "")
+ "]("
+ ((stack1 = lookupProperty(helpers,"link").call(alias1,lookupProperty(depth0,"file"),{"name":"link","hash":{},"data":data,"loc":{"start":{"line":46,"column":116},"end":{"line":46,"column":129}}})) != null ? stack1 : "")
+ ")";
},"26":function(container,depth0,helpers,partials,data) {
return " or ";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams,depths) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"differential"),{"name":"with","hash":{},"fn":container.program(0, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":52,"column":9}}})) != null ? stack1 : "");
},"usePartial":true,"useData":true,"useDepths":true} },
"probe-command": { source: "{{fence \"sh\" command.shell}}\n", spec: {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"fence").call(depth0 != null ? depth0 : (container.nullContext || {}),"sh",lookupProperty(lookupProperty(depth0,"command"),"shell"),{"name":"fence","hash":{},"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":1,"column":28}}})) != null ? stack1 : "")
+ "\n";
},"useData":true} },
"probe-answer": { source: "It shows {{md shows}} ({{code name}}).{{#if command.picks}} Read {{code command.picks}} in the answer.{{/if}}\n\n{{> probe-cautions command}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " Read "
+ ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"command"),"picks"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":1,"column":65},"end":{"line":1,"column":87}}})) != null ? stack1 : "")
+ " in the answer.";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "It shows "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"shows"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":9},"end":{"line":1,"column":21}}})) != null ? stack1 : "")
+ " ("
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"name"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":1,"column":23},"end":{"line":1,"column":36}}})) != null ? stack1 : "")
+ ")."
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"command"),"picks"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":38},"end":{"line":1,"column":109}}})) != null ? stack1 : "")
+ "\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"probe-cautions"),lookupProperty(depth0,"command"),{"name":"probe-cautions","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"usePartial":true,"useData":true} },
"probe-cautions": { source: "{{#if isMasked}}\n- **Secret:** where the command says {{code \"****\"}}, put in what the scenario has there; it is never written down here.\n{{/if}}\n{{#if isAltered}}\n- **Careful:** the command holds control characters, shown as U+FFFD. Take it from the scenario.\n{{/if}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **Secret:** where the command says "
+ ((stack1 = lookupProperty(helpers,"code").call(depth0 != null ? depth0 : (container.nullContext || {}),"****",{"name":"code","hash":{},"data":data,"loc":{"start":{"line":2,"column":37},"end":{"line":2,"column":52}}})) != null ? stack1 : "")
+ ", put in what the scenario has there; it is never written down here.\n";
},"1":function(container,depth0,helpers,partials,data) {
return "- **Careful:** the command holds control characters, shown as U+FFFD. Take it from the scenario.\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isMasked"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":3,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isAltered"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":4,"column":0},"end":{"line":6,"column":7}}})) != null ? stack1 : "");
},"useData":true} },
"measured-symptoms": { source: "{{#if sparkline}}\nShare of good calls, a column for each second (low bar: few are good):\n\n{{fence \"text\" sparkline}}\n{{else}}\nNo seconds were recorded for a picture.\n{{/if}}\n\n| Phase | Lasted | Calls/s | Good/s | Good calls | p50 | p95 | p99 | Errors, of all calls | State |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n{{#each rows}}\n{{#if isMeasured}}\n| {{cell label}} | {{ms lastedMs}} | {{rate sentPerSecond}} | {{rate goodPerSecond}} | {{pct share}} | {{ms p50Ms}} | {{ms p95Ms}} | {{ms p99Ms}} | {{cell errors}} | {{#if states}}{{cell states}}{{else}}none seen{{/if}} |\n{{else}}\n| {{cell label}} | no calls were measured | - | - | - | - | - | - | - | - |\n{{/if}}\n{{else}}\n| No phase was measured | - | - | - | - | - | - | - | - | - |\n{{/each}}\n\n{{#if probeTable}}\n{{#with probeTable}}\n| Probe |{{#each phases}} {{cell this}} |{{/each}}\n| --- |{{#each phases}} --- |{{/each}}\n{{#each rows}}\n| {{cell name}}: {{cell shows}} |{{#each cells}} {{cell this}} |{{/each}}\n{{/each}}\n\n{{/with}}\n{{/if}}\n{{#if alert}}\nDetection, in the time of the day: alert {{code alert.name}}. {{md alert.sentence}}{{#if alert.alsoFiresIn}} It also fires in: {{md alert.alsoFiresIn}}.{{/if}}{{#if alert.isTested}}{{#if alert.ending}} Later {{md alert.ending}}.{{/if}} The usual rule of a 30-day objective (14.4 times the budget, over an hour and over five minutes) {{#if alert.hasBurnRate}}fires after {{ms alert.burnRateAfterMs}}{{else}}never fires while the fault is on{{/if}}. The rule and its promtool test are in the folder alerts of the run.{{/if}}\n\n{{/if}}\nThe rates are of the calls that stayed within their phase. Counted apart, not in the table: {{count countedApart.across}} calls at the boundaries of the phases, {{count countedApart.healedAway}} cut by the tool's own healing.\n\nA good call is one that keeps its promise:\n\n{{#each promises}}\n- {{md this}}\n{{else}}\n- no promise is written in the scenario\n{{/each}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "Share of good calls, a column for each second (low bar: few are good):\n\n"
+ ((stack1 = lookupProperty(helpers,"fence").call(depth0 != null ? depth0 : (container.nullContext || {}),"text",lookupProperty(depth0,"sparkline"),{"name":"fence","hash":{},"data":data,"loc":{"start":{"line":4,"column":0},"end":{"line":4,"column":26}}})) != null ? stack1 : "")
+ "\n";
},"1":function(container,depth0,helpers,partials,data) {
return "No seconds were recorded for a picture.\n";
},"2":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"isMeasured"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.program(6, data, 0),"data":data,"loc":{"start":{"line":12,"column":0},"end":{"line":16,"column":7}}})) != null ? stack1 : "");
},"3":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"label"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":13,"column":2},"end":{"line":13,"column":16}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"lastedMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":13,"column":19},"end":{"line":13,"column":34}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"rate").call(alias1,lookupProperty(depth0,"sentPerSecond"),{"name":"rate","hash":{},"data":data,"loc":{"start":{"line":13,"column":37},"end":{"line":13,"column":59}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"rate").call(alias1,lookupProperty(depth0,"goodPerSecond"),{"name":"rate","hash":{},"data":data,"loc":{"start":{"line":13,"column":62},"end":{"line":13,"column":84}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(depth0,"share"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":13,"column":87},"end":{"line":13,"column":100}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"p50Ms"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":13,"column":103},"end":{"line":13,"column":115}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"p95Ms"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":13,"column":118},"end":{"line":13,"column":130}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"p99Ms"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":13,"column":133},"end":{"line":13,"column":145}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"errors"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":13,"column":148},"end":{"line":13,"column":163}}})) != null ? stack1 : "")
+ " | "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"states"),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.program(5, data, 0),"data":data,"loc":{"start":{"line":13,"column":166},"end":{"line":13,"column":219}}})) != null ? stack1 : "")
+ " |\n";
},"4":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"states"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":13,"column":180},"end":{"line":13,"column":195}}})) != null ? stack1 : "");
},"5":function(container,depth0,helpers,partials,data) {
return "none seen";
},"6":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "| "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"label"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":15,"column":2},"end":{"line":15,"column":16}}})) != null ? stack1 : "")
+ " | no calls were measured | - | - | - | - | - | - | - | - |\n";
},"7":function(container,depth0,helpers,partials,data) {
return "| No phase was measured | - | - | - | - | - | - | - | - | - |\n";
},"8":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"probeTable"),{"name":"with","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":22,"column":0},"end":{"line":29,"column":9}}})) != null ? stack1 : "");
},"9":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| Probe |"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"phases"),{"name":"each","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":23,"column":9},"end":{"line":23,"column":50}}})) != null ? stack1 : "")
+ "\n| --- |"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"phases"),{"name":"each","hash":{},"fn":container.program(11, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":24,"column":7},"end":{"line":24,"column":38}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"rows"),{"name":"each","hash":{},"fn":container.program(12, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":25,"column":0},"end":{"line":27,"column":9}}})) != null ? stack1 : "")
+ "\n";
},"10":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":23,"column":26},"end":{"line":23,"column":39}}})) != null ? stack1 : "")
+ " |";
},"11":function(container,depth0,helpers,partials,data) {
return " --- |";
},"12":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"name"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":26,"column":2},"end":{"line":26,"column":15}}})) != null ? stack1 : "")
+ ": "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"shows"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":26,"column":17},"end":{"line":26,"column":31}}})) != null ? stack1 : "")
+ " |"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"cells"),{"name":"each","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":26,"column":33},"end":{"line":26,"column":73}}})) != null ? stack1 : "")
+ "\n";
},"13":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "Detection, in the time of the day: alert "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(lookupProperty(depth0,"alert"),"name"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":32,"column":41},"end":{"line":32,"column":60}}})) != null ? stack1 : "")
+ ". "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"alert"),"sentence"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":32,"column":62},"end":{"line":32,"column":83}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"alert"),"alsoFiresIn"),{"name":"if","hash":{},"fn":container.program(14, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":32,"column":83},"end":{"line":32,"column":159}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"alert"),"isTested"),{"name":"if","hash":{},"fn":container.program(15, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":32,"column":159},"end":{"line":32,"column":522}}})) != null ? stack1 : "")
+ "\n\n";
},"14":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " It also fires in: "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"alert"),"alsoFiresIn"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":32,"column":127},"end":{"line":32,"column":151}}})) != null ? stack1 : "")
+ ".";
},"15":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"alert"),"ending"),{"name":"if","hash":{},"fn":container.program(16, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":32,"column":181},"end":{"line":32,"column":235}}})) != null ? stack1 : "")
+ " The usual rule of a 30-day objective (14.4 times the budget, over an hour and over five minutes) "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"alert"),"hasBurnRate"),{"name":"if","hash":{},"fn":container.program(17, data, 0),"inverse":container.program(18, data, 0),"data":data,"loc":{"start":{"line":32,"column":333},"end":{"line":32,"column":446}}})) != null ? stack1 : "")
+ ". The rule and its promtool test are in the folder alerts of the run.";
},"16":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return " Later "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"alert"),"ending"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":32,"column":208},"end":{"line":32,"column":227}}})) != null ? stack1 : "")
+ ".";
},"17":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "fires after "
+ ((stack1 = lookupProperty(helpers,"ms").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"alert"),"burnRateAfterMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":32,"column":370},"end":{"line":32,"column":398}}})) != null ? stack1 : "");
},"18":function(container,depth0,helpers,partials,data) {
return "never fires while the fault is on";
},"19":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"md","hash":{},"data":data,"loc":{"start":{"line":40,"column":2},"end":{"line":40,"column":13}}})) != null ? stack1 : "")
+ "\n";
},"20":function(container,depth0,helpers,partials,data) {
return "- no promise is written in the scenario\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"sparkline"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":7,"column":7}}})) != null ? stack1 : "")
+ "\n| Phase | Lasted | Calls/s | Good/s | Good calls | p50 | p95 | p99 | Errors, of all calls | State |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"rows"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.program(7, data, 0),"data":data,"loc":{"start":{"line":11,"column":0},"end":{"line":19,"column":9}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"probeTable"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":21,"column":0},"end":{"line":30,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"alert"),{"name":"if","hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":31,"column":0},"end":{"line":34,"column":7}}})) != null ? stack1 : "")
+ "The rates are of the calls that stayed within their phase. Counted apart, not in the table: "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depth0,"countedApart"),"across"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":35,"column":92},"end":{"line":35,"column":121}}})) != null ? stack1 : "")
+ " calls at the boundaries of the phases, "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depth0,"countedApart"),"healedAway"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":35,"column":161},"end":{"line":35,"column":194}}})) != null ? stack1 : "")
+ " cut by the tool's own healing.\n\nA good call is one that keeps its promise:\n\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"promises"),{"name":"each","hash":{},"fn":container.program(19, data, 0),"inverse":container.program(20, data, 0),"data":data,"loc":{"start":{"line":39,"column":0},"end":{"line":43,"column":9}}})) != null ? stack1 : "");
},"useData":true} },
"permanent-fix": { source: "{{#if permanentFix}}\n{{md permanentFix}}\n{{else}}\nNo permanent fix is written in the scenario. Write one.\n{{/if}}\n\nUntil then: {{md statusSentence}} (run {{code run}}).\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"permanentFix"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":2,"column":0},"end":{"line":2,"column":19}}})) != null ? stack1 : "")
+ "\n";
},"1":function(container,depth0,helpers,partials,data) {
return "No permanent fix is written in the scenario. Write one.\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"permanentFix"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":5,"column":7}}})) != null ? stack1 : "")
+ "\nUntil then: "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"statusSentence"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":7,"column":12},"end":{"line":7,"column":33}}})) != null ? stack1 : "")
+ " (run "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"run"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":7,"column":39},"end":{"line":7,"column":51}}})) != null ? stack1 : "")
+ ").\n";
},"useData":true} },
"provenance": { source: "{{#with provenance}}\n| Field | Value |\n| --- | --- |\n| Break | {{cell faultName}}: {{cell faultText}} (links: {{cell links}}) |\n| What the system feels | {{cell faultSummary}} |\n| Moment of the day | {{cell at}}{{#if moved}}, {{cell moved}}{{/if}}; fault planned for {{ms plannedFaultMs}} |\n{{#if why}}\n| Why this break | {{cell why}} |\n{{/if}}\n| Outcome | {{cell outcome}}: {{cell reason}} |\n| Canary before the break | {{cell canary}} |\n| Load | {{count calls}} calls from {{cell dayFrom}} to {{cell dayTo}}, replayed in {{ms replayInMs}} ({{cell compression}} times faster); {{#unless script}}planned {{/unless}}peak {{rate peakPerSecond}} calls per second of the replay |\n| Mix | {{cell mix}} |\n{{#if script}}\n| Sent by | {{cell script}}, in its own time |\n{{else}}\n| Schedule of the load | {{#if scheduleKept}}kept{{else}}**not kept**, distrust the times{{/if}}: p99 {{ms lateP99Ms}} late, at most {{ms lateMaxMs}} |\n{{/if}}\n| Run | {{cell run}}, {{utc startedAt}}{{#if interrupted}}, **interrupted**{{/if}}, gameday {{cell version}} |\n| Fault removed | {{#if healed}}yes{{else}}**not proven**{{/if}}, {{cell healChecks}} |\n| Scenario | {{cell scenarioTitle}}, sha256 {{cell scenarioSha256}} |\n| Environment | {{count cpus}} CPUs, {{cell platform}}, Node {{cell node}}; load engine {{cell engine}}; Toxiproxy {{cell toxiproxy}} |\n| Templates | {{#if ../templates.customised}}**customised:** {{cell ../templates.customised}}{{else}}as shipped{{/if}}; templateApi {{count ../templates.api}}{{#if ../templates.sha256}}, sha256 {{cell ../templates.sha256}}{{/if}} |\n{{#if rehearsed}}\n| Rehearsed by people | {{cell rehearsed}} |\n{{/if}}\n{{#each troubles}}\n| Trouble in the run | {{cell this}} |\n{{/each}}\n\nNot covered by this run:\n\n{{#each notTested}}\n- {{md this}}\n{{else}}\n- the report lists nothing; a single run on one machine is still not production\n{{/each}}\n\nRepeat it:\n\n{{fence \"sh\" repeat.shell}}\n{{#if repeat.isAltered}}\n\n- **Careful:** the command holds control characters, shown as U+FFFD.\n{{/if}}\n{{/with}}\n", spec: {"0":function(container,depth0,helpers,partials,data,blockParams,depths) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| Field | Value |\n| --- | --- |\n| Break | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"faultName"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":4,"column":10},"end":{"line":4,"column":28}}})) != null ? stack1 : "")
+ ": "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"faultText"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":4,"column":30},"end":{"line":4,"column":48}}})) != null ? stack1 : "")
+ " (links: "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"links"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":4,"column":57},"end":{"line":4,"column":71}}})) != null ? stack1 : "")
+ ") |\n| What the system feels | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"faultSummary"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":5,"column":26},"end":{"line":5,"column":47}}})) != null ? stack1 : "")
+ " |\n| Moment of the day | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"at"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":6,"column":22},"end":{"line":6,"column":33}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"moved"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":33},"end":{"line":6,"column":69}}})) != null ? stack1 : "")
+ "; fault planned for "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"plannedFaultMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":6,"column":89},"end":{"line":6,"column":110}}})) != null ? stack1 : "")
+ " |\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"why"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":0},"end":{"line":9,"column":7}}})) != null ? stack1 : "")
+ "| Outcome | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"outcome"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":10,"column":12},"end":{"line":10,"column":28}}})) != null ? stack1 : "")
+ ": "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"reason"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":10,"column":30},"end":{"line":10,"column":45}}})) != null ? stack1 : "")
+ " |\n| Canary before the break | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"canary"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":11,"column":28},"end":{"line":11,"column":43}}})) != null ? stack1 : "")
+ " |\n| Load | "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(depth0,"calls"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":12,"column":9},"end":{"line":12,"column":24}}})) != null ? stack1 : "")
+ " calls from "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"dayFrom"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":12,"column":36},"end":{"line":12,"column":52}}})) != null ? stack1 : "")
+ " to "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"dayTo"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":12,"column":56},"end":{"line":12,"column":70}}})) != null ? stack1 : "")
+ ", replayed in "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"replayInMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":12,"column":84},"end":{"line":12,"column":101}}})) != null ? stack1 : "")
+ " ("
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"compression"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":12,"column":103},"end":{"line":12,"column":123}}})) != null ? stack1 : "")
+ " times faster); "
+ ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(depth0,"script"),{"name":"unless","hash":{},"fn":container.program(3, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":12,"column":139},"end":{"line":12,"column":176}}})) != null ? stack1 : "")
+ "peak "
+ ((stack1 = lookupProperty(helpers,"rate").call(alias1,lookupProperty(depth0,"peakPerSecond"),{"name":"rate","hash":{},"data":data,"loc":{"start":{"line":12,"column":181},"end":{"line":12,"column":203}}})) != null ? stack1 : "")
+ " calls per second of the replay |\n| Mix | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"mix"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":13,"column":8},"end":{"line":13,"column":20}}})) != null ? stack1 : "")
+ " |\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"script"),{"name":"if","hash":{},"fn":container.program(4, data, 0, blockParams, depths),"inverse":container.program(5, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":14,"column":0},"end":{"line":18,"column":7}}})) != null ? stack1 : "")
+ "| Run | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"run"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":19,"column":8},"end":{"line":19,"column":20}}})) != null ? stack1 : "")
+ ", "
+ ((stack1 = lookupProperty(helpers,"utc").call(alias1,lookupProperty(depth0,"startedAt"),{"name":"utc","hash":{},"data":data,"loc":{"start":{"line":19,"column":22},"end":{"line":19,"column":39}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"interrupted"),{"name":"if","hash":{},"fn":container.program(8, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":19,"column":39},"end":{"line":19,"column":82}}})) != null ? stack1 : "")
+ ", gameday "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"version"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":19,"column":92},"end":{"line":19,"column":108}}})) != null ? stack1 : "")
+ " |\n| Fault removed | "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"healed"),{"name":"if","hash":{},"fn":container.program(9, data, 0, blockParams, depths),"inverse":container.program(10, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":20,"column":18},"end":{"line":20,"column":64}}})) != null ? stack1 : "")
+ ", "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"healChecks"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":20,"column":66},"end":{"line":20,"column":85}}})) != null ? stack1 : "")
+ " |\n| Scenario | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"scenarioTitle"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":21,"column":13},"end":{"line":21,"column":35}}})) != null ? stack1 : "")
+ ", sha256 "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"scenarioSha256"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":21,"column":44},"end":{"line":21,"column":67}}})) != null ? stack1 : "")
+ " |\n| Environment | "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(depth0,"cpus"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":22,"column":16},"end":{"line":22,"column":30}}})) != null ? stack1 : "")
+ " CPUs, "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"platform"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":22,"column":37},"end":{"line":22,"column":54}}})) != null ? stack1 : "")
+ ", Node "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"node"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":22,"column":61},"end":{"line":22,"column":74}}})) != null ? stack1 : "")
+ "; load engine "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"engine"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":22,"column":88},"end":{"line":22,"column":103}}})) != null ? stack1 : "")
+ "; Toxiproxy "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"toxiproxy"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":22,"column":115},"end":{"line":22,"column":133}}})) != null ? stack1 : "")
+ " |\n| Templates | "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depths[1],"templates"),"customised"),{"name":"if","hash":{},"fn":container.program(11, data, 0, blockParams, depths),"inverse":container.program(12, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":23,"column":14},"end":{"line":23,"column":118}}})) != null ? stack1 : "")
+ "; templateApi "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depths[1],"templates"),"api"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":23,"column":132},"end":{"line":23,"column":158}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depths[1],"templates"),"sha256"),{"name":"if","hash":{},"fn":container.program(13, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":23,"column":158},"end":{"line":23,"column":229}}})) != null ? stack1 : "")
+ " |\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"rehearsed"),{"name":"if","hash":{},"fn":container.program(14, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":24,"column":0},"end":{"line":26,"column":7}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"troubles"),{"name":"each","hash":{},"fn":container.program(15, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":27,"column":0},"end":{"line":29,"column":9}}})) != null ? stack1 : "")
+ "\nNot covered by this run:\n\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"notTested"),{"name":"each","hash":{},"fn":container.program(16, data, 0, blockParams, depths),"inverse":container.program(17, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":33,"column":0},"end":{"line":37,"column":9}}})) != null ? stack1 : "")
+ "\nRepeat it:\n\n"
+ ((stack1 = lookupProperty(helpers,"fence").call(alias1,"sh",lookupProperty(lookupProperty(depth0,"repeat"),"shell"),{"name":"fence","hash":{},"data":data,"loc":{"start":{"line":41,"column":0},"end":{"line":41,"column":27}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"repeat"),"isAltered"),{"name":"if","hash":{},"fn":container.program(18, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":42,"column":0},"end":{"line":45,"column":7}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ", "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"moved"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":6,"column":48},"end":{"line":6,"column":62}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "| Why this break | "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"why"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":8,"column":19},"end":{"line":8,"column":31}}})) != null ? stack1 : "")
+ " |\n";
},"3":function(container,depth0,helpers,partials,data) {
return "planned ";
},"4":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "| Sent by | "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"script"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":15,"column":12},"end":{"line":15,"column":27}}})) != null ? stack1 : "")
+ ", in its own time |\n";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| Schedule of the load | "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"scheduleKept"),{"name":"if","hash":{},"fn":container.program(6, data, 0),"inverse":container.program(7, data, 0),"data":data,"loc":{"start":{"line":17,"column":25},"end":{"line":17,"column":96}}})) != null ? stack1 : "")
+ ": p99 "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"lateP99Ms"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":17,"column":102},"end":{"line":17,"column":118}}})) != null ? stack1 : "")
+ " late, at most "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(depth0,"lateMaxMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":17,"column":133},"end":{"line":17,"column":149}}})) != null ? stack1 : "")
+ " |\n";
},"6":function(container,depth0,helpers,partials,data) {
return "kept";
},"7":function(container,depth0,helpers,partials,data) {
return "**not kept**, distrust the times";
},"8":function(container,depth0,helpers,partials,data) {
return ", **interrupted**";
},"9":function(container,depth0,helpers,partials,data) {
return "yes";
},"10":function(container,depth0,helpers,partials,data) {
return "**not proven**";
},"11":function(container,depth0,helpers,partials,data,blockParams,depths) {
var stack1, lookupProperty = container.lookupProperty;

return "**customised:** "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depths[1],"templates"),"customised"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":23,"column":61},"end":{"line":23,"column":93}}})) != null ? stack1 : "");
},"12":function(container,depth0,helpers,partials,data) {
return "as shipped";
},"13":function(container,depth0,helpers,partials,data,blockParams,depths) {
var stack1, lookupProperty = container.lookupProperty;

return ", sha256 "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depths[1],"templates"),"sha256"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":23,"column":194},"end":{"line":23,"column":222}}})) != null ? stack1 : "");
},"14":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "| Rehearsed by people | "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"rehearsed"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":25,"column":24},"end":{"line":25,"column":42}}})) != null ? stack1 : "")
+ " |\n";
},"15":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "| Trouble in the run | "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":28,"column":23},"end":{"line":28,"column":36}}})) != null ? stack1 : "")
+ " |\n";
},"16":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"md","hash":{},"data":data,"loc":{"start":{"line":34,"column":2},"end":{"line":34,"column":13}}})) != null ? stack1 : "")
+ "\n";
},"17":function(container,depth0,helpers,partials,data) {
return "- the report lists nothing; a single run on one machine is still not production\n";
},"18":function(container,depth0,helpers,partials,data) {
return "\n- **Careful:** the command holds control characters, shown as U+FFFD.\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams,depths) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"provenance"),{"name":"with","hash":{},"fn":container.program(0, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":46,"column":9}}})) != null ? stack1 : "");
},"useData":true,"useDepths":true} },
"tabletop": { source: "{{> tabletop-front-matter this}}\n\n# {{md title}}\n\n{{> tabletop-status this}}\n\n## In 30 seconds\n\n{{> tabletop-in-30-seconds this}}\n\n## What people see\n\nPeople say:\n\n{{#each symptoms}}\n- \"{{md this}}\"\n{{/each}}\n\nNothing was measured, so there are no numbers to compare with. Where the words do not fit, search by what people say.\n\n## First steps\n\nNobody has tried whether these help.\n\n{{#each steps}}\n{{count number}}. {{md what}} Exercised: no.\n{{/each}}\n\n## If it did not work\n\n{{> tabletop-if-it-did-not-work this}}\n\n## Questions to talk through\n\n{{#each ask}}\n{{count number}}. {{md what}}\n{{/each}}\n\n## Fall back to people\n\n{{> tabletop-fall-back-to-people this}}\n\n## Who owns it\n\n**{{md owner}}**, {{md severity}}. {{#if reviewBy}}Talk it through again by {{utc reviewBy}}, or at once when its words in the scenario change.{{else}}Talk it through before the day. Then write when, and who sat there, into `talked` of the scenario.{{/if}}\n\n## Provenance\n\n{{> tabletop-provenance this}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- \""
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"md","hash":{},"data":data,"loc":{"start":{"line":16,"column":3},"end":{"line":16,"column":14}}})) != null ? stack1 : "")
+ "\"\n";
},"1":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(depth0,"number"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":26,"column":0},"end":{"line":26,"column":16}}})) != null ? stack1 : "")
+ ". "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"what"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":26,"column":18},"end":{"line":26,"column":29}}})) != null ? stack1 : "")
+ " Exercised: no.\n";
},"2":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(depth0,"number"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":36,"column":0},"end":{"line":36,"column":16}}})) != null ? stack1 : "")
+ ". "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"what"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":36,"column":18},"end":{"line":36,"column":29}}})) != null ? stack1 : "")
+ "\n";
},"3":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "Talk it through again by "
+ ((stack1 = lookupProperty(helpers,"utc").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"reviewBy"),{"name":"utc","hash":{},"data":data,"loc":{"start":{"line":45,"column":76},"end":{"line":45,"column":92}}})) != null ? stack1 : "")
+ ", or at once when its words in the scenario change.";
},"4":function(container,depth0,helpers,partials,data) {
return "Talk it through before the day. Then write when, and who sat there, into `talked` of the scenario.";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = container.invokePartial(lookupProperty(partials,"tabletop-front-matter"),depth0,{"name":"tabletop-front-matter","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n# "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":3,"column":2},"end":{"line":3,"column":14}}})) != null ? stack1 : "")
+ "\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"tabletop-status"),depth0,{"name":"tabletop-status","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## In 30 seconds\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"tabletop-in-30-seconds"),depth0,{"name":"tabletop-in-30-seconds","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## What people see\n\nPeople say:\n\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"symptoms"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":15,"column":0},"end":{"line":17,"column":9}}})) != null ? stack1 : "")
+ "\nNothing was measured, so there are no numbers to compare with. Where the words do not fit, search by what people say.\n\n## First steps\n\nNobody has tried whether these help.\n\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"steps"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":25,"column":0},"end":{"line":27,"column":9}}})) != null ? stack1 : "")
+ "\n## If it did not work\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"tabletop-if-it-did-not-work"),depth0,{"name":"tabletop-if-it-did-not-work","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Questions to talk through\n\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"ask"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":35,"column":0},"end":{"line":37,"column":9}}})) != null ? stack1 : "")
+ "\n## Fall back to people\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"tabletop-fall-back-to-people"),depth0,{"name":"tabletop-fall-back-to-people","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
+ "\n## Who owns it\n\n**"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":45,"column":2},"end":{"line":45,"column":14}}})) != null ? stack1 : "")
+ "**, "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"severity"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":45,"column":18},"end":{"line":45,"column":33}}})) != null ? stack1 : "")
+ ". "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"reviewBy"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.program(4, data, 0),"data":data,"loc":{"start":{"line":45,"column":35},"end":{"line":45,"column":256}}})) != null ? stack1 : "")
+ "\n\n## Provenance\n\n"
+ ((stack1 = container.invokePartial(lookupProperty(partials,"tabletop-provenance"),depth0,{"name":"tabletop-provenance","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"usePartial":true,"useData":true} },
"tabletop-front-matter": { source: "---\nid: {{yaml id}}\nkind: tabletop\ntitle: {{yaml title}}\nseverity: {{yaml severity}}\nowner: {{yaml owner}}\nalerts: []\nsymptoms:\n{{#each symptoms}}\n  - {{yaml this}}\n{{/each}}\nlast_reviewed_on: {{yaml reviewedOn}}\nreview_in: {{number reviewIn}} days\nverification:\n  status: tabletop\n  run: {{yaml run}}\n  on: {{yaml startedAt}}\n  break: {{yaml tabletopId}}\n  fix: none\n  measured: []\n{{#if inputs}}\n{{#with inputs}}\n  inputs:\n    scenario:\n      file: {{yaml file}}\n      sha256: {{yaml scenarioSha256}}\n    people: {{yaml people}}\n{{#if template}}\n    template: {{yaml template}}\n{{/if}}\n    files: []\n{{/with}}\n{{else}}\n  inputs: unknown\n{{/if}}\ngenerated_by: {{yaml generatedBy}}\n---\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "  - "
+ ((stack1 = lookupProperty(helpers,"yaml").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":10,"column":4},"end":{"line":10,"column":17}}})) != null ? stack1 : "")
+ "\n";
},"1":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"inputs"),{"name":"with","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":22,"column":0},"end":{"line":32,"column":9}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "  inputs:\n    scenario:\n      file: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"file"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":25,"column":12},"end":{"line":25,"column":25}}})) != null ? stack1 : "")
+ "\n      sha256: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"scenarioSha256"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":26,"column":14},"end":{"line":26,"column":37}}})) != null ? stack1 : "")
+ "\n    people: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"people"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":27,"column":12},"end":{"line":27,"column":27}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"template"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":28,"column":0},"end":{"line":30,"column":7}}})) != null ? stack1 : "")
+ "    files: []\n";
},"3":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "    template: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"template"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":29,"column":14},"end":{"line":29,"column":31}}})) != null ? stack1 : "")
+ "\n";
},"4":function(container,depth0,helpers,partials,data) {
return "  inputs: unknown\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "---\nid: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"id"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":2,"column":4},"end":{"line":2,"column":15}}})) != null ? stack1 : "")
+ "\nkind: tabletop\ntitle: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"title"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":4,"column":7},"end":{"line":4,"column":21}}})) != null ? stack1 : "")
+ "\nseverity: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"severity"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":5,"column":10},"end":{"line":5,"column":27}}})) != null ? stack1 : "")
+ "\nowner: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"owner"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":6,"column":7},"end":{"line":6,"column":21}}})) != null ? stack1 : "")
+ "\nalerts: []\nsymptoms:\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"symptoms"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":9,"column":0},"end":{"line":11,"column":9}}})) != null ? stack1 : "")
+ "last_reviewed_on: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"reviewedOn"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":12,"column":18},"end":{"line":12,"column":37}}})) != null ? stack1 : "")
+ "\nreview_in: "
+ ((stack1 = lookupProperty(helpers,"number").call(alias1,lookupProperty(depth0,"reviewIn"),{"name":"number","hash":{},"data":data,"loc":{"start":{"line":13,"column":11},"end":{"line":13,"column":30}}})) != null ? stack1 : "")
+ " days\nverification:\n  status: tabletop\n  run: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"run"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":16,"column":7},"end":{"line":16,"column":19}}})) != null ? stack1 : "")
+ "\n  on: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"startedAt"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":17,"column":6},"end":{"line":17,"column":24}}})) != null ? stack1 : "")
+ "\n  break: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"tabletopId"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":18,"column":9},"end":{"line":18,"column":28}}})) != null ? stack1 : "")
+ "\n  fix: none\n  measured: []\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"inputs"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.program(4, data, 0),"data":data,"loc":{"start":{"line":21,"column":0},"end":{"line":35,"column":7}}})) != null ? stack1 : "")
+ "generated_by: "
+ ((stack1 = lookupProperty(helpers,"yaml").call(alias1,lookupProperty(depth0,"generatedBy"),{"name":"yaml","hash":{},"data":data,"loc":{"start":{"line":36,"column":14},"end":{"line":36,"column":34}}})) != null ? stack1 : "")
+ "\n---\n";
},"useData":true} },
"tabletop-status": { source: "> **TABLETOP**, not run: nothing in this runbook was executed. {{#if talked}}Talked through on {{utc talked.on}} by {{md talked.by}}{{#if talked.isTimed}}, in {{ms talked.tookMs}}{{/if}}.{{else}}Nobody has talked it through yet.{{/if}}\n> {{#if reviewBy}}**Goes stale** on {{utc reviewBy}}, or at once when its words in the scenario or a template change.{{else}}**Stale** until somebody has talked it through.{{/if}} Owner **{{md owner}}**, {{md severity}}.\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "Talked through on "
+ ((stack1 = lookupProperty(helpers,"utc").call(alias1,lookupProperty(lookupProperty(depth0,"talked"),"on"),{"name":"utc","hash":{},"data":data,"loc":{"start":{"line":1,"column":95},"end":{"line":1,"column":112}}})) != null ? stack1 : "")
+ " by "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"talked"),"by"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":116},"end":{"line":1,"column":132}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"talked"),"isTimed"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":132},"end":{"line":1,"column":186}}})) != null ? stack1 : "")
+ ".";
},"1":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ", in "
+ ((stack1 = lookupProperty(helpers,"ms").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"talked"),"tookMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":1,"column":159},"end":{"line":1,"column":179}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
return "Nobody has talked it through yet.";
},"3":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "**Goes stale** on "
+ ((stack1 = lookupProperty(helpers,"utc").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"reviewBy"),{"name":"utc","hash":{},"data":data,"loc":{"start":{"line":2,"column":36},"end":{"line":2,"column":52}}})) != null ? stack1 : "")
+ ", or at once when its words in the scenario or a template change.";
},"4":function(container,depth0,helpers,partials,data) {
return "**Stale** until somebody has talked it through.";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "> **TABLETOP**, not run: nothing in this runbook was executed. "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"talked"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(2, data, 0),"data":data,"loc":{"start":{"line":1,"column":63},"end":{"line":1,"column":235}}})) != null ? stack1 : "")
+ "\n> "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"reviewBy"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.program(4, data, 0),"data":data,"loc":{"start":{"line":2,"column":2},"end":{"line":2,"column":179}}})) != null ? stack1 : "")
+ " Owner **"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":2,"column":188},"end":{"line":2,"column":200}}})) != null ? stack1 : "")
+ "**, "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"severity"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":2,"column":204},"end":{"line":2,"column":219}}})) != null ? stack1 : "")
+ ".\n";
},"useData":true} },
"tabletop-in-30-seconds": { source: "- **Never run:** {{md cannot}}\n- **Do this now:** {{md first}} {{#if hasMore}}Step 1 of {{count last}}: go on with [step 2](#first-steps).{{else}}There is [no other step](#first-steps).{{/if}}\n{{#if fallback}}\n- **If that fails:** [{{md fallback.title}}](#fall-back-to-people){{#if fallback.hasGiveUp}}, at the latest after {{ms fallback.giveUpAfter}}{{/if}}. Trigger: {{md fallback.trigger}} · Decides: {{md fallback.decides}}\n  - Capacity as planned: {{md fallback.capacity}} · Shares with the system: {{md fallback.sharesFateWith}}\n{{#if fallback.say}}\n  - Say: \"{{md fallback.say}}\"\n{{/if}}\n  - Paper comes back:{{#each fallback.back}} {{count number}}. {{md what}}{{else}} not written in the scenario{{/each}}\n{{else}}\n- **If that fails:** no paper fallback is written. Page **{{md owner}}**.\n{{/if}}\n- **Alert:** none: nothing was measured that one could be made of. People must notice it.\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "Step 1 of "
+ ((stack1 = lookupProperty(helpers,"count").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"last"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":2,"column":57},"end":{"line":2,"column":71}}})) != null ? stack1 : "")
+ ": go on with [step 2](#first-steps).";
},"1":function(container,depth0,helpers,partials,data) {
return "There is [no other step](#first-steps).";
},"2":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **If that fails:** ["
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":4,"column":22},"end":{"line":4,"column":43}}})) != null ? stack1 : "")
+ "](#fall-back-to-people)"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"hasGiveUp"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":4,"column":66},"end":{"line":4,"column":148}}})) != null ? stack1 : "")
+ ". Trigger: "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"trigger"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":4,"column":159},"end":{"line":4,"column":182}}})) != null ? stack1 : "")
+ " · Decides: "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"decides"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":4,"column":194},"end":{"line":4,"column":217}}})) != null ? stack1 : "")
+ "\n  - Capacity as planned: "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"capacity"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":5,"column":25},"end":{"line":5,"column":49}}})) != null ? stack1 : "")
+ " · Shares with the system: "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"sharesFateWith"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":5,"column":76},"end":{"line":5,"column":106}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"say"),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":0},"end":{"line":8,"column":7}}})) != null ? stack1 : "")
+ "  - Paper comes back:"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"back"),{"name":"each","hash":{},"fn":container.program(5, data, 0),"inverse":container.program(6, data, 0),"data":data,"loc":{"start":{"line":9,"column":21},"end":{"line":9,"column":119}}})) != null ? stack1 : "")
+ "\n";
},"3":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ", at the latest after "
+ ((stack1 = lookupProperty(helpers,"ms").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"fallback"),"giveUpAfter"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":4,"column":114},"end":{"line":4,"column":141}}})) != null ? stack1 : "");
},"4":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "  - Say: \""
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"fallback"),"say"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":7,"column":10},"end":{"line":7,"column":29}}})) != null ? stack1 : "")
+ "\"\n";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return " "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(depth0,"number"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":9,"column":45},"end":{"line":9,"column":61}}})) != null ? stack1 : "")
+ ". "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"what"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":9,"column":63},"end":{"line":9,"column":74}}})) != null ? stack1 : "");
},"6":function(container,depth0,helpers,partials,data) {
return " not written in the scenario";
},"7":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **If that fails:** no paper fallback is written. Page **"
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":11,"column":58},"end":{"line":11,"column":70}}})) != null ? stack1 : "")
+ "**.\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **Never run:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"cannot"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":17},"end":{"line":1,"column":30}}})) != null ? stack1 : "")
+ "\n- **Do this now:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"first"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":2,"column":19},"end":{"line":2,"column":31}}})) != null ? stack1 : "")
+ " "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasMore"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data,"loc":{"start":{"line":2,"column":32},"end":{"line":2,"column":161}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"fallback"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.program(7, data, 0),"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":12,"column":7}}})) != null ? stack1 : "")
+ "- **Alert:** none: nothing was measured that one could be made of. People must notice it.\n";
},"useData":true} },
"tabletop-if-it-did-not-work": { source: "- **At once:** page **{{md owner}}**. Say: \"{{md title}}\", runbook {{code id}}, and which steps you have done.\n{{#if fallback}}\n{{#if fallback.hasGiveUp}}\n- **{{ms fallback.giveUpAfter}} after it began:** give up. Start [the fallback to people](#fall-back-to-people).\n{{/if}}\n- **When its trigger is there, whatever the clock says:** {{md fallback.decides}} calls [{{md fallback.title}}](#fall-back-to-people).\n{{else}}\n- **There is no fallback to people** in the scenario. {{md owner}} decides what comes next.\n{{/if}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"hasGiveUp"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":5,"column":7}}})) != null ? stack1 : "")
+ "- **When its trigger is there, whatever the clock says:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"decides"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":6,"column":58},"end":{"line":6,"column":81}}})) != null ? stack1 : "")
+ " calls ["
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":6,"column":89},"end":{"line":6,"column":110}}})) != null ? stack1 : "")
+ "](#fall-back-to-people).\n";
},"1":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **"
+ ((stack1 = lookupProperty(helpers,"ms").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"fallback"),"giveUpAfter"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":4,"column":4},"end":{"line":4,"column":31}}})) != null ? stack1 : "")
+ " after it began:** give up. Start [the fallback to people](#fall-back-to-people).\n";
},"2":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **There is no fallback to people** in the scenario. "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":8,"column":54},"end":{"line":8,"column":66}}})) != null ? stack1 : "")
+ " decides what comes next.\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "- **At once:** page **"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"owner"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":22},"end":{"line":1,"column":34}}})) != null ? stack1 : "")
+ "**. Say: \""
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":1,"column":44},"end":{"line":1,"column":56}}})) != null ? stack1 : "")
+ "\", runbook "
+ ((stack1 = lookupProperty(helpers,"code").call(alias1,lookupProperty(depth0,"id"),{"name":"code","hash":{},"data":data,"loc":{"start":{"line":1,"column":67},"end":{"line":1,"column":78}}})) != null ? stack1 : "")
+ ", and which steps you have done.\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"fallback"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(2, data, 0),"data":data,"loc":{"start":{"line":2,"column":0},"end":{"line":9,"column":7}}})) != null ? stack1 : "");
},"useData":true} },
"tabletop-fall-back-to-people": { source: "{{#if fallback}}\n**{{md fallback.title}}.** {{#if drilled}}Drilled on {{utc drilled.on}}, says the scenario: {{pct drilled.reached}} reached in {{ms drilled.tookMs}}.{{else}}Drilled: no. Drill it with people.{{/if}}\n{{#with fallback}}\n\n- **Trigger:** {{md trigger}}\n{{#if hasGiveUp}}\n- **At the latest:** {{ms giveUpAfter}} after the trouble began\n{{/if}}\n- **Decides:** {{md decides}}\n- **Capacity (planned, not measured):** {{md capacity}}\n- **Shares with the system:** {{md sharesFateWith}}\n\n{{#if say}}\nSay exactly:\n\n> {{md say}}\n{{else}}\nNo words to say are written in the scenario. Write them.\n{{/if}}\n\n{{#each steps}}\n{{count number}}. {{md what}} Exercised by a run: no.\n{{/each}}\n\n**How paper comes back into the system:**\n\n{{#each back}}\n{{count number}}. {{md what}} Exercised by a run: no.\n{{else}}\nNot written in the scenario. Write it, before there is paper.\n{{/each}}\n{{/with}}\n{{else}}\nNo paper fallback is written in the scenario. Write one.\n{{/if}}\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "**"
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(lookupProperty(depth0,"fallback"),"title"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":2,"column":2},"end":{"line":2,"column":23}}})) != null ? stack1 : "")
+ ".** "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"drilled"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.program(2, data, 0),"data":data,"loc":{"start":{"line":2,"column":27},"end":{"line":2,"column":198}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"with").call(alias1,lookupProperty(depth0,"fallback"),{"name":"with","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":32,"column":9}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "Drilled on "
+ ((stack1 = lookupProperty(helpers,"utc").call(alias1,lookupProperty(lookupProperty(depth0,"drilled"),"on"),{"name":"utc","hash":{},"data":data,"loc":{"start":{"line":2,"column":53},"end":{"line":2,"column":71}}})) != null ? stack1 : "")
+ ", says the scenario: "
+ ((stack1 = lookupProperty(helpers,"pct").call(alias1,lookupProperty(lookupProperty(depth0,"drilled"),"reached"),{"name":"pct","hash":{},"data":data,"loc":{"start":{"line":2,"column":92},"end":{"line":2,"column":115}}})) != null ? stack1 : "")
+ " reached in "
+ ((stack1 = lookupProperty(helpers,"ms").call(alias1,lookupProperty(lookupProperty(depth0,"drilled"),"tookMs"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":2,"column":127},"end":{"line":2,"column":148}}})) != null ? stack1 : "")
+ ".";
},"2":function(container,depth0,helpers,partials,data) {
return "Drilled: no. Drill it with people.";
},"3":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "\n- **Trigger:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"trigger"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":5,"column":15},"end":{"line":5,"column":29}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasGiveUp"),{"name":"if","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":0},"end":{"line":8,"column":7}}})) != null ? stack1 : "")
+ "- **Decides:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"decides"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":9,"column":15},"end":{"line":9,"column":29}}})) != null ? stack1 : "")
+ "\n- **Capacity (planned, not measured):** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"capacity"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":10,"column":40},"end":{"line":10,"column":55}}})) != null ? stack1 : "")
+ "\n- **Shares with the system:** "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"sharesFateWith"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":11,"column":30},"end":{"line":11,"column":51}}})) != null ? stack1 : "")
+ "\n\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"say"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.program(6, data, 0),"data":data,"loc":{"start":{"line":13,"column":0},"end":{"line":19,"column":7}}})) != null ? stack1 : "")
+ "\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"steps"),{"name":"each","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":21,"column":0},"end":{"line":23,"column":9}}})) != null ? stack1 : "")
+ "\n**How paper comes back into the system:**\n\n"
+ ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"back"),{"name":"each","hash":{},"fn":container.program(7, data, 0),"inverse":container.program(8, data, 0),"data":data,"loc":{"start":{"line":27,"column":0},"end":{"line":31,"column":9}}})) != null ? stack1 : "");
},"4":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "- **At the latest:** "
+ ((stack1 = lookupProperty(helpers,"ms").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"giveUpAfter"),{"name":"ms","hash":{},"data":data,"loc":{"start":{"line":7,"column":21},"end":{"line":7,"column":39}}})) != null ? stack1 : "")
+ " after the trouble began\n";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "Say exactly:\n\n> "
+ ((stack1 = lookupProperty(helpers,"md").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"say"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":16,"column":2},"end":{"line":16,"column":12}}})) != null ? stack1 : "")
+ "\n";
},"6":function(container,depth0,helpers,partials,data) {
return "No words to say are written in the scenario. Write them.\n";
},"7":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(depth0,"number"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":22,"column":0},"end":{"line":22,"column":16}}})) != null ? stack1 : "")
+ ". "
+ ((stack1 = lookupProperty(helpers,"md").call(alias1,lookupProperty(depth0,"what"),{"name":"md","hash":{},"data":data,"loc":{"start":{"line":22,"column":18},"end":{"line":22,"column":29}}})) != null ? stack1 : "")
+ " Exercised by a run: no.\n";
},"8":function(container,depth0,helpers,partials,data) {
return "Not written in the scenario. Write it, before there is paper.\n";
},"9":function(container,depth0,helpers,partials,data) {
return "No paper fallback is written in the scenario. Write one.\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"fallback"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(9, data, 0),"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":35,"column":7}}})) != null ? stack1 : "");
},"useData":true} },
"tabletop-provenance": { source: "| Field | Value |\n| --- | --- |\n| Executed | nothing |\n| Why not | {{cell cannot}} |\n{{#if why}}\n| Why this tabletop | {{cell why}} |\n{{/if}}\n| Talked through | {{#if talked}}{{utc talked.on}}, by {{cell talked.by}}{{else}}not yet{{/if}} |\n| Written by | {{cell run}}, {{utc startedAt}}, gameday {{cell version}}, from the words of the scenario alone |\n| Scenario | {{cell scenarioTitle}}, sha256 {{cell scenarioSha256}} |\n| Templates | {{#if templates.customised}}**customised:** {{cell templates.customised}}{{else}}as shipped{{/if}}; templateApi {{count templates.api}}{{#if templates.sha256}}, sha256 {{cell templates.sha256}}{{/if}} |\n\nNot known from any run: whether a step helps, how long it takes, and whether those who must be called pick up the phone.\n", spec: {"0":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "| Why this tabletop | "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"why"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":6,"column":22},"end":{"line":6,"column":34}}})) != null ? stack1 : "")
+ " |\n";
},"1":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return ((stack1 = lookupProperty(helpers,"utc").call(alias1,lookupProperty(lookupProperty(depth0,"talked"),"on"),{"name":"utc","hash":{},"data":data,"loc":{"start":{"line":8,"column":33},"end":{"line":8,"column":50}}})) != null ? stack1 : "")
+ ", by "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(lookupProperty(depth0,"talked"),"by"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":8,"column":55},"end":{"line":8,"column":73}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
return "not yet";
},"3":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return "**customised:** "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"templates"),"customised"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":11,"column":58},"end":{"line":11,"column":87}}})) != null ? stack1 : "");
},"4":function(container,depth0,helpers,partials,data) {
return "as shipped";
},"5":function(container,depth0,helpers,partials,data) {
var stack1, lookupProperty = container.lookupProperty;

return ", sha256 "
+ ((stack1 = lookupProperty(helpers,"cell").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"templates"),"sha256"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":11,"column":182},"end":{"line":11,"column":207}}})) != null ? stack1 : "");
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

return "| Field | Value |\n| --- | --- |\n| Executed | nothing |\n| Why not | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"cannot"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":4,"column":12},"end":{"line":4,"column":27}}})) != null ? stack1 : "")
+ " |\n"
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"why"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":5,"column":0},"end":{"line":7,"column":7}}})) != null ? stack1 : "")
+ "| Talked through | "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"talked"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.program(2, data, 0),"data":data,"loc":{"start":{"line":8,"column":19},"end":{"line":8,"column":95}}})) != null ? stack1 : "")
+ " |\n| Written by | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"run"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":9,"column":15},"end":{"line":9,"column":27}}})) != null ? stack1 : "")
+ ", "
+ ((stack1 = lookupProperty(helpers,"utc").call(alias1,lookupProperty(depth0,"startedAt"),{"name":"utc","hash":{},"data":data,"loc":{"start":{"line":9,"column":29},"end":{"line":9,"column":46}}})) != null ? stack1 : "")
+ ", gameday "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"version"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":9,"column":56},"end":{"line":9,"column":72}}})) != null ? stack1 : "")
+ ", from the words of the scenario alone |\n| Scenario | "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"scenarioTitle"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":10,"column":13},"end":{"line":10,"column":35}}})) != null ? stack1 : "")
+ ", sha256 "
+ ((stack1 = lookupProperty(helpers,"cell").call(alias1,lookupProperty(depth0,"scenarioSha256"),{"name":"cell","hash":{},"data":data,"loc":{"start":{"line":10,"column":44},"end":{"line":10,"column":67}}})) != null ? stack1 : "")
+ " |\n| Templates | "
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"templates"),"customised"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.program(4, data, 0),"data":data,"loc":{"start":{"line":11,"column":14},"end":{"line":11,"column":112}}})) != null ? stack1 : "")
+ "; templateApi "
+ ((stack1 = lookupProperty(helpers,"count").call(alias1,lookupProperty(lookupProperty(depth0,"templates"),"api"),{"name":"count","hash":{},"data":data,"loc":{"start":{"line":11,"column":126},"end":{"line":11,"column":149}}})) != null ? stack1 : "")
+ ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"templates"),"sha256"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":11,"column":149},"end":{"line":11,"column":214}}})) != null ? stack1 : "")
+ " |\n\nNot known from any run: whether a step helps, how long it takes, and whether those who must be called pick up the phone.\n";
},"useData":true} },
};
