import { Component, input, output } from '@angular/core';
import type { EChartsCoreOption } from 'echarts/core';
import { NgxEchartsDirective, provideEchartsCore } from 'ngx-echarts';

/** The drawing itself, in a chunk of its own that loads with the first chart. */
@Component({
  selector: 'pw-chart-canvas',
  imports: [NgxEchartsDirective],
  providers: [provideEchartsCore({ echarts: () => import('./echarts-core.ts') })],
  template: `@if (isMeasurable) {
    <div
      echarts
      [options]="option()"
      [autoResize]="true"
      (chartClick)="chosen.emit({ dataIndex: $event.dataIndex })"
    ></div>
  }`,
  styles: `
    :host,
    div {
      display: block;
      width: 100%;
      height: 100%;
    }
  `,
})
export class ChartCanvas {
  /** Charts follow the size of their place; where that cannot be measured, as in the specs, there is none. */
  protected readonly isMeasurable = typeof ResizeObserver !== 'undefined';
  readonly option = input.required<EChartsCoreOption>();
  /** A bar or point that was clicked: its place in its series. */
  readonly chosen = output<{ readonly dataIndex: number }>();
}
